import { mailSearch } from './mail-search.rules.js';

describe('the address of the mail', () => {
  it.each([
    [{}, {}],
    [{ state: 'late' }, { state: 'late' }],
    [{ state: 'in_doubt', other: 1 }, { state: 'in_doubt' }],
    [{ state: 'everything' }, {}],
    [{ state: ['late'] }, {}],
  ])('%j: %j', (given, search) => expect(mailSearch(given)).toEqual(search));
});
