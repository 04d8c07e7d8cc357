import { countryName } from './countries.js';

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
