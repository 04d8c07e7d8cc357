import { wordsSearch } from './words-search.rules.js';

describe('the address of a list', () => {
  it.each([
    [{}, {}],
    [{ q: ' anna ' }, { q: 'anna' }],
    [{ q: '   ' }, {}],
    [{ q: 2024 }, { q: '2024' }],
    [{ q: ['anna'], other: 'x' }, {}],
    [{ q: 'x'.repeat(300) }, { q: 'x'.repeat(200) }],
  ])('%j: %j', (given, search) => expect(wordsSearch(given)).toEqual(search));
});
