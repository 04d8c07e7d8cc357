import type { Person } from '../../client/api.generated.js';
import { touchedWithin } from '../../client/touched.rules.js';
import { draftOfPerson, faultsOfPerson, isAddress, isErased, newPerson, writtenPerson } from './person-draft.rules.js';

const person: Person = {
  ...{ id: '1', code: 'anna', name: 'Anna', names: { ru: 'Анна', be: null }, email: 'anna@example.org', version: 2 },
  ...{ timeZone: 'Europe/Minsk', language: 'ru', morning: '09:00', clearance: 'public', digest: 'weekly' },
  ...{ digestWeekday: 1, urgent: 'morning', emailRefused: true, emailRefusal: 'no such mailbox' },
};
const typed = { name: { en: 'Anna Example', ru: '', be: '' }, email: ' anna@example.org ', code: null };

describe('a person as it is typed', () => {
  it('has a code that follows the name until another is typed', () => {
    const draft = { ...newPerson({ timeZone: 'UTC', language: 'en' }), ...typed };
    expect(writtenPerson(draft)).toEqual({
      ...{ code: 'anna-example', name: 'Anna Example', names: { ru: null, be: null }, email: 'anna@example.org' },
      ...{ timeZone: 'UTC', language: 'en', clearance: 'public' },
    });
    expect(writtenPerson({ ...draft, code: 'own' }).code).toBe('own');
  });

  it('sends the address only where it is another one: sending it lets refused mail go there again', () => {
    const before = draftOfPerson(person);
    const after = { ...before, name: { ...before.name, be: 'Ганна' } };
    expect(touchedWithin(writtenPerson(before), writtenPerson(after))).toEqual({ names: { be: 'Ганна' } });
  });

  it('says what is missing', () => {
    expect(faultsOfPerson(newPerson({ timeZone: 'UTC', language: 'en' }))).toEqual({
      ...{ name: true, email: true, code: true },
    });
    expect(faultsOfPerson(draftOfPerson(person))).toEqual({ name: false, email: false, code: false });
  });

  it.each([
    ['name@ministry.example', true],
    [' name@ministry.example ', true],
    ['name', false],
    ['one@two@three', false],
  ])('takes %j as an address: %s', (text, taken) => expect(isAddress(text)).toBe(taken));

  it.each([
    ['1', 'erased-1', true],
    ['1', 'erased-2', false],
    ['1', 'anna', false],
  ])('of the id %s with the code %s is erased: %s', (id, code, erased) => expect(isErased({ id, code })).toBe(erased));
});
