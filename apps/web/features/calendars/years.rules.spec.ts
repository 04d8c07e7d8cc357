import { yearsBeside } from './years.rules.js';

describe('the years beside one that is shown', () => {
  it.each([
    [2026, { before: 2025, after: 2027 }],
    [2015, { before: null, after: 2016 }],
    [2045, { before: 2044, after: null }],
    [1950, { before: null, after: 2015 }],
    [2999, { before: 2045, after: null }],
  ])('%i has %j beside it', (year, beside) => {
    expect(yearsBeside(year, { seededFrom: '2015-01-01', seededTo: '2045-12-31' })).toEqual(beside);
  });
});
