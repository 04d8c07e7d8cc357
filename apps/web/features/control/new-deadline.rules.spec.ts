import { firstNewDay } from './new-deadline.rules.js';

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
