import fc from 'fast-check';
import { longDate, MONTHS, shortDate } from './dates.js';
import { dayIn, parseDay, typedFault } from './typed-day.rules.js';

const now = { today: '2026-11-28', months: MONTHS };

describe('a date that is typed', () => {
  it.each([
    ['4.12.2026', '2026-12-04'],
    ['04/12/26', '2026-12-04'],
    ['2026-12-4', '2026-12-04'],
    [' 4 12 2026 ', '2026-12-04'],
    ['29.2.2028', '2028-02-29'],
    ['4.12', '2026-12-04'],
    ['28.11', '2026-11-28'],
    ['27.11', '2027-11-27'],
    ['29.2.2027', null],
    ['31.4.2027', null],
    ['0.12.2026', null],
    ['4.13.2026', null],
    ['19 Dec 2023', '2023-12-19'],
    ['19 DECEMBER 23', '2023-12-19'],
    ['19 дек. 2023', '2023-12-19'],
    ['19 дек 2023', '2023-12-19'],
    ['19 декабря 2023', '2023-12-19'],
    ['19 декабрь 2023', '2023-12-19'],
    ['19 снеж. 2023', '2023-12-19'],
    ['1мая2027', '2027-05-01'],
    ['27 лістапада', '2027-11-27'],
    ['31 Apr 2027', null],
    ['19 Brumaire 2023', null],
    ['19 Dec 202', null],
    ['in December', null],
    ['', null],
  ])('%j on 28 November 2026 is %j', (typed, day) => {
    expect(parseDay(typed, now)).toBe(day);
  });

  it.each(['en', 'ru', 'be'] as const)('is read as the screens write it in %s, whatever day it is', (language) => {
    const noon = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(noon, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDay(shortDate(day, language), now)).toBe(day);
        expect(parseDay(longDate(day, language), now)).toBe(day);
      }),
    );
  });
});

describe('what is typed', () => {
  const span = { ...now, from: '2026-11-28', to: '2027-12-31' };

  it.each([
    ['', null],
    ['5.12', null],
    ['5.12.2006', 'too_early'],
    ['27 Nov 2026', 'too_early'],
    ['28 Nov 2026', null],
    ['31.12.2027', null],
    ['1.1.2028', 'too_late'],
    ['19 Brumaire 2026', 'no_date'],
  ])('%j from 28 November 2026 to the end of 2027: %s', (text, fault) => {
    expect(typedFault(text, span)).toBe(fault);
  });

  it('may be any date where no day is the first or the last', () => {
    expect(typedFault('5.12.2006', now)).toBeNull();
  });
});

describe('the date in an address', () => {
  it.each([
    ['2026-12-04', '2026-12-04'],
    ['2026-12-04T10:15:00Z', '2026-12-04'],
    ['2026-02-30', ''],
    ['2026-12', ''],
    ['nonsense', ''],
    ['', ''],
  ])('%j is %j', (value, day) => expect(dayIn(value)).toBe(day));
});
