import { eastSlavicPlural, englishPlural } from './plural.rules.js';

describe('plural forms', () => {
  it.each([
    [0, 'many'],
    [1, 'one'],
    [2, 'few'],
    [4, 'few'],
    [5, 'many'],
    [10, 'many'],
    [11, 'many'],
    [12, 'many'],
    [14, 'many'],
    [20, 'many'],
    [21, 'one'],
    [22, 'few'],
    [25, 'many'],
    [101, 'one'],
    [111, 'many'],
    [112, 'many'],
    [114, 'many'],
    [122, 'few'],
    [1001, 'one'],
  ])('Russian and Belarusian: %i takes the form "%s"', (count, form) => {
    expect(eastSlavicPlural(count, ['one', 'few', 'many'])).toBe(form);
  });

  it('agrees with the plural rules of ICU for Russian', () => {
    const rules = new Intl.PluralRules('ru');
    for (let count = 0; count <= 1200; count++) {
      expect(eastSlavicPlural(count, ['one', 'few', 'many'])).toBe(rules.select(count));
    }
  });

  it('English: only 1 is singular', () => {
    expect([0, 1, 2, 21].map((count) => englishPlural(count, ['one', 'other']))).toEqual([
      'other',
      'one',
      'other',
      'other',
    ]);
  });
});
