import fc from 'fast-check';
import { cellOf, monthsOf, type SpecialDay, weekdayOf } from './months.rules.js';

const special = (day: string, working: boolean): SpecialDay => ({
  ...{ day, working, name: 'Name', origin: 'moved', source: '' },
});
const calendar = {
  weekend: [6, 7],
  days: [special('2026-01-01', false), special('2026-04-25', true), special('2026-04-20', false)],
};

describe('a year of a calendar', () => {
  it.each([
    ['2026-01-01', false],
    ['2026-01-03', false],
    ['2026-01-05', true],
    ['2026-04-20', false],
    ['2026-04-25', true],
    ['2026-04-26', false],
  ])('%s is worked: %s', (day, isWorked) => expect(cellOf(day, calendar).isWorked).toBe(isWorked));

  it('counts from Monday', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7]);
  });

  it('has each of its days once, under its day of the week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), (year) => {
        const months = monthsOf(year, calendar);
        const cells = months.flatMap(({ weeks }) => weeks.flat());
        const days = cells.flatMap((cell) => cell?.day ?? []);
        const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
        expect([new Set(days).size, days.length]).toEqual([days.length, isLeap ? 366 : 365]);
        expect(days).toEqual(days.toSorted());
        for (const [index, cell] of months.flatMap(({ weeks }) => weeks.flatMap((week) => [...week.entries()]))) {
          if (cell) expect(weekdayOf(cell.day)).toBe(index + 1);
        }
      }),
      { numRuns: 20 },
    );
  });
});
