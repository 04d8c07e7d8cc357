import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { stringUnit } from './string-unit-fixture.js';
import { asJson, type JsonValue } from './event-hash.rules.js';
import { digestOf, openState, sealsIn, sealState } from './sealing.rules.js';

/** Salts that count, so that a test can tell them apart. */
function counting() {
  let count = 0;
  return () => {
    const salt = new Uint8Array(16);
    salt[0] = ++count;
    return salt;
  };
}

const PERSON = {
  id: 'p1',
  code: 'anna',
  name: 'Anna Example',
  names: { ru: 'Анна', be: null },
  email: 'anna@example.org',
  language: 'be',
  timeZone: 'Europe/Minsk',
  emailRefused: true,
  emailRefusal: '550 <anna@example.org>: no such user',
  version: 3,
};

describe('what is sealed', () => {
  it.each<[string, JsonValue, Record<string, string>]>([
    [
      'person',
      PERSON,
      {
        anna: 'p1',
        'Anna Example': 'p1',
        Анна: 'p1',
        'anna@example.org': 'p1',
        '550 <anna@example.org>: no such user': 'p1',
      },
    ],
    ['tenure', { id: 't1', person: { id: 'p1', name: 'Anna' }, post: { id: 'o1', title: 'Minister' } }, { Anna: 'p1' }],
    [
      'deputyship',
      { id: 'd1', absent: { id: 'p1', name: 'Anna' }, deputy: { id: 'p2', name: 'Boris' } },
      { Anna: 'p1', Boris: 'p2' },
    ],
    ['mailing', { personId: 'p1', refusal: '550 anna@example.org' }, { '550 anna@example.org': 'p1' }],
    ['mailing', null, {}],
    ['account', { roles: ['executor'], disabled: false }, {}],
    ['post', { id: 'o1', code: 'minister', title: { en: 'Minister' } }, {}],
    ['body', { id: 'b1', code: 'ministry', name: { en: 'Ministry' } }, {}],
    ['commitment', { status: 'active', name: 'no person has it' }, {}],
    ['person', { id: 'p1' }, {}],
  ])('of a %s %j', (subject, state, expected) => {
    const { state: kept, sealed } = sealState(subject, state, counting());
    expect(Object.fromEntries(sealed.map(({ value, personId }) => [value, personId]))).toEqual(expected);
    for (const text of Object.keys(expected)) expect(JSON.stringify(kept)).not.toContain(JSON.stringify(text));
    expect(sealsIn(kept).sort()).toEqual(sealed.map(({ digest }) => digest).sort());
  });

  it('leaves what says nothing of who it is', () => {
    const { state } = sealState('person', PERSON, counting());
    const seal = { sealed: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
    expect(state).toEqual({
      ...PERSON,
      ...{ code: seal, name: seal, names: { ru: seal, be: null }, email: seal, emailRefusal: seal },
    });
  });

  it('is never without an owner', () => {
    expect(() => sealState('tenure', { person: { name: 'Anna' } }, counting())).toThrow(
      /person\.id whose person\.name/,
    );
  });

  it('shows equal values as different ones', () => {
    const twice = { id: 'd1', absent: { id: 'p1', name: 'Anna' }, deputy: { id: 'p2', name: 'Anna' } };
    const [a, b] = sealState('deputyship', twice, counting()).sealed;
    expect(a?.digest).not.toBe(b?.digest);
    expect(a?.value).toBe(b?.value);
  });

  it('is SHA-256 over the salt and the canonical JSON', () => {
    const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
    const expected = createHash('sha256')
      .update(Buffer.concat([salt, Buffer.from('{"a":"é","b":1}')]))
      .digest('hex');
    expect(digestOf(salt, { b: 1, a: 'é' })).toBe(expected);
  });
});

describe('a sealed state', () => {
  const states = fc.record({
    id: fc.uuid(),
    name: fc.jsonValue({ maxDepth: 2, stringUnit }),
    names: fc.oneof(fc.record({ ru: fc.option(fc.string()), be: fc.option(fc.string()) }), fc.constant(null)),
    email: fc.option(fc.string()),
    other: fc.jsonValue({ maxDepth: 3, stringUnit }),
  });

  it('opens to what it was, and shows what is erased and nothing else as erased', () => {
    fc.assert(
      fc.property(states, fc.nat(), (given, nth) => {
        const state = asJson(given);
        const { state: kept, sealed } = sealState('person', state, counting());
        const values = new Map(sealed.map(({ digest, value }) => [digest, value]));
        expect(openState(kept, values)).toEqual(state);

        const gone = sealed[nth % (sealed.length || 1)];
        if (gone === undefined) return;
        values.delete(gone.digest);
        const text = JSON.stringify(openState(kept, values));
        const marks = (words: string) => words.split('{"erased":true}').length;
        expect(marks(text)).toBe(marks(JSON.stringify(state)) + 1 - nestedMarks(gone.value));
      }),
    );
  });

  it('hides nothing in an event of another subject', () => {
    fc.assert(
      fc.property(states, (given) => {
        const state = asJson(given);
        expect(sealState('commitment', state, counting())).toEqual({ state, sealed: [] });
      }),
    );
  });
});

/** What the erased value itself said that looks like a mark: gone with it. */
const nestedMarks = (value: JsonValue) => JSON.stringify(value).split('{"erased":true}').length - 1;
