import { listedBy } from './listed-by.rules.js';

const TODAY = '2026-11-28';

describe('what a view of the register lists', () => {
  it.each([
    ['a table: what the address says', { q: 'bus', sort: '-updated' }, { q: 'bus', sort: '-updated' }],
    ['a timeline: by deadline', { view: 'timeline', sort: 'updated' }, { view: 'timeline', sort: 'due' }],
    ['a timeline: the last deadline first', { view: 'timeline', sort: '-due' }, { view: 'timeline', sort: '-due' }],
    [
      'a calendar: the month of today',
      { view: 'calendar' },
      { view: 'calendar', sort: 'due', dueFrom: '2026-11-01', dueTo: '2026-11-30' },
    ],
    [
      'a calendar: its month, no wider than the deadlines that are asked for',
      { view: 'calendar', month: '2024-02', dueFrom: '2024-02-10', dueTo: '2024-06-01' },
      { view: 'calendar', month: '2024-02', sort: 'due', dueFrom: '2024-02-10', dueTo: '2024-02-29' },
    ],
  ] as const)('%s', (_, search, expected) => {
    expect(listedBy(search, TODAY)).toEqual(expected);
  });
});
