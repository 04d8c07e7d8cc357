import { nearness } from './due.rules.js';

describe('how near a deadline is', () => {
  it.each([
    ['2026-11-19', 'active', { days: -1, tone: 'overdue' }],
    ['2026-11-20', 'active', { days: 0, tone: 'soon' }],
    ['2026-12-04', 'active', { days: 14, tone: 'soon' }],
    ['2026-12-05', 'active', { days: 15, tone: 'quiet' }],
    ['2026-11-19', 'reported', { days: -1, tone: 'review' }],
    ['2026-11-19', 'closed', null],
    ['2026-11-19', 'terminated', null],
    ['2026-11-21', 'draft', null],
  ] as const)('a deadline on %s, %s, seen on 20 November', (deadline, status, expected) => {
    expect(nearness(deadline, status, '2026-11-20')).toEqual(expected);
  });
});
