import { timeliness } from './timeliness.rules.js';

describe('timeliness', () => {
  it.each([
    { deadline: '2024-03-01', keptOn: '2024-02-29', today: '2024-06-01', expected: 'in_time' },
    { deadline: '2024-03-01', keptOn: '2024-03-01', today: '2024-06-01', expected: 'in_time' },
    { deadline: '2024-03-01', keptOn: '2024-03-02', today: '2024-06-01', expected: 'late' },
    { deadline: '2024-03-01', keptOn: null, today: '2024-02-29', expected: 'running' },
    { deadline: '2024-03-01', keptOn: null, today: '2024-03-01', expected: 'running' },
    { deadline: '2024-03-01', keptOn: null, today: '2024-03-02', expected: 'overdue' },
    { deadline: null, keptOn: null, today: '2024-03-02', expected: 'undated' },
    { deadline: null, keptOn: '2024-03-01', today: '2024-03-02', expected: 'undated' },
  ])('due $deadline, kept $keptOn, today $today: $expected', ({ deadline, keptOn, today, expected }) => {
    expect(timeliness({ deadline, keptOn, today })).toBe(expected);
  });
});
