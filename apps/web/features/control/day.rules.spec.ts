import { firstNewDay, parseDay } from './day.rules.js';

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

describe('the first day that a deadline can be moved to', () => {
  it.each([
    ['2026-12-04', '2026-12-05'],
    ['2026-11-28', '2026-11-29'],
    ['2026-11-27', '2026-11-28'],
    [null, '2026-11-28'],
  ])('of %s is %s', (deadline, first) => {
    expect(firstNewDay(deadline, '2026-11-28')).toBe(first);
  });
});
