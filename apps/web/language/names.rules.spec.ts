import { named } from './names.rules.js';

describe('a name', () => {
  it.each([
    ['be', { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' }, 'Міністэрства'],
    ['be', { en: 'Ministry', ru: 'Министерство', be: null }, 'Ministry'],
    ['ru', { en: 'Ministry' }, 'Ministry'],
    ['en', { en: 'Ministry', ru: 'Министерство' }, 'Ministry'],
  ] as const)('in %s of %j', (language, name, expected) => expect(named(name, language)).toBe(expected));
});
