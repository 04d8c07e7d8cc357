import { dayIn, parseDay } from './typed-day.rules.js';

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
    ['in December', null],
    ['', null],
  ])('%j on 28 November 2026 is %j', (typed, day) => {
    expect(parseDay(typed, '2026-11-28')).toBe(day);
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
