import { countryChoices, countryName } from './countries.js';

describe('the name of a country', () => {
  it.each([
    ['BY', 'en', 'Belarus'],
    ['RU', 'ru', 'Россия'],
    ['RU', 'be', 'Расія'],
    ['KZ', 'be', 'Казахстан'],
    ['DE', 'be', 'Германія'],
    ['QQ', 'be', 'QQ'],
    ['', 'en', ''],
  ] as const)('%s in %s is %s', (code, language, name) => expect(countryName(code, language)).toBe(name));
});

describe('the countries to choose from', () => {
  it('are all, by name in the language', () => {
    const labels = countryChoices('be').map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(240);
    expect(labels.indexOf('Беларусь')).toBeLessThan(labels.indexOf('Германія'));
  });
});
