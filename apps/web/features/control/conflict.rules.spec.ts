import { differencesOf } from './conflict.rules.js';

describe('two versions of a commitment', () => {
  it('differ in the fields that say something else, that came or that went', () => {
    const then = [
      { field: 'Title', words: 'Buses' },
      { field: 'Deadline', words: '4 Dec 2026' },
      { field: 'In the way', words: 'No money' },
    ];
    const now = [
      { field: 'Title', words: 'Buses' },
      { field: 'Deadline', words: '9 Dec 2026' },
      { field: 'Reports', words: 'one' },
    ];
    expect(differencesOf(then, now)).toEqual([
      { field: 'Deadline', then: '4 Dec 2026', now: '9 Dec 2026' },
      { field: 'In the way', then: 'No money', now: '' },
      { field: 'Reports', then: '', now: 'one' },
    ]);
    expect(differencesOf(then, then)).toEqual([]);
  });
});
