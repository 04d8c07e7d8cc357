import { Temporal } from 'temporal-polyfill';
import { timeliness } from './timeliness.rules.js';

const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

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
    const facts = { deadline: date(deadline), keptOn: date(keptOn), today: Temporal.PlainDate.from(today) };
    expect(timeliness(facts)).toBe(expected);
  });
});
