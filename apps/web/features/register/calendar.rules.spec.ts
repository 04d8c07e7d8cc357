import fc from 'fast-check';
import { dayByKey, inMonth, lastOf, shiftMonth, weekday, weeksOf } from './calendar.rules.js';

const month = fc
  .record({ year: fc.integer({ min: 1900, max: 2999 }), number: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, number }) => `${year}-${String(number).padStart(2, '0')}`);

describe('a month in weeks', () => {
  it('has every day of the month once, in whole weeks from Monday on, and no week without one', () => {
    fc.assert(
      fc.property(month, (given) => {
        const weeks = weeksOf(given);
        const own = weeks.flat().filter((day) => day.startsWith(given));
        expect(own).toHaveLength(Number(lastOf(given).slice(8)));
        for (const week of weeks) {
          expect(week.map(weekday)).toEqual([0, 1, 2, 3, 4, 5, 6]);
          expect(week.some((day) => day.startsWith(given))).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['2026-02', [5, '2026-01-26', '2026-03-01']],
    ['2027-02', [4, '2027-02-01', '2027-02-28']],
    ['2026-08', [6, '2026-07-27', '2026-09-06']],
  ])('%s', (given, expected) => {
    const weeks = weeksOf(given);
    expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual(expected);
  });

  it('is left and come back to', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -300, max: 300 }), (given, months) => {
        expect(shiftMonth(shiftMonth(given, months), -months)).toBe(given);
      }),
    );
  });
});

describe('keys in a calendar', () => {
  it.each([
    ['2026-11-28', 'ArrowLeft', '2026-11-27'],
    ['2026-11-30', 'ArrowRight', '2026-12-01'],
    ['2026-11-02', 'ArrowUp', '2026-10-26'],
    ['2026-11-28', 'ArrowDown', '2026-12-05'],
    ['2026-11-28', 'Home', '2026-11-23'],
    ['2026-11-28', 'End', '2026-11-29'],
    ['2026-01-31', 'PageDown', '2026-02-28'],
    ['2026-03-31', 'PageUp', '2026-02-28'],
    ['2026-11-28', 'Enter', null],
  ])('on %s %s leads to %s', (day, key, expected) => {
    expect(dayByKey(day, key)).toBe(expected);
  });

  it('keep to the days that a month has', () => {
    expect(inMonth('2026-01-31', '2028-02')).toBe('2028-02-29');
    expect(inMonth('2026-01-15', '2028-02')).toBe('2028-02-15');
  });
});
