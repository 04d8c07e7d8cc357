import { named, personName } from './names.rules.js';

describe('a name', () => {
  it.each([
    ['be', { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' }, 'Міністэрства'],
    ['be', { en: 'Ministry', ru: 'Министерство', be: null }, 'Министерство'],
    ['be', { en: 'Ministry', ru: null, be: null }, 'Ministry'],
    ['ru', { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' }, 'Министерство'],
    ['ru', { en: 'Ministry', ru: null, be: 'Міністэрства' }, 'Ministry'],
    ['ru', { en: 'Ministry' }, 'Ministry'],
    ['en', { en: 'Ministry', ru: 'Министерство' }, 'Ministry'],
  ] as const)('in %s of %j', (language, name, expected) => expect(named(name, language)).toBe(expected));
});

describe('what a person is called', () => {
  const all = { ru: 'Елена', be: 'Алена' };
  it.each([
    ['en', all, 'Alena'],
    ['ru', all, 'Елена'],
    ['be', all, 'Алена'],
    ['be', { ru: 'Елена', be: null }, 'Елена'],
    ['ru', { ru: null, be: 'Алена' }, 'Alena'],
    ['be', { ru: null, be: null }, 'Alena'],
  ] as const)('in %s of %j', (language, names, expected) =>
    expect(personName({ name: 'Alena', names }, language)).toBe(expected),
  );
});
