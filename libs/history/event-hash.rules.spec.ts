import canonicalizeModule from 'canonicalize';
import fc from 'fast-check';
import { stringUnit } from './string-unit-fixture.js';
import { canonicalJson, canonicalText, hashOf, isAsHashed, type JsonValue, NO_HASH } from './event-hash.rules.js';

// The package is CommonJS while its declaration describes a default export; the check makes both true.
const loaded: unknown = canonicalizeModule;
const isSerializer = (value: unknown): value is (input: unknown) => string => typeof value === 'function';
const canonicalize = (value: unknown) => (isSerializer(loaded) ? loaded(value) : null);

const anyJson = fc
  .jsonValue({ maxDepth: 4, stringUnit })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const EVENT = {
  subject: 'body',
  subjectId: 'a',
  sequence: 1,
  type: 'body.created',
  occurredAt: '2024-01-17T09:00:00.123Z',
  actorId: null,
  onBehalfOfId: null,
  reason: '',
  before: null,
  after: null,
  previousHash: NO_HASH,
};

describe('the canonical form', () => {
  it('is that of RFC 8785, whatever the content', () => {
    fc.assert(fc.property(anyJson, (value) => canonicalJson(value) === canonicalize(value)));
  });

  it('of an event is that of all its fields', () => {
    const text = fc.string({ unit: 'binary' });
    const fields = { reason: text, subjectId: text, sequence: fc.nat(), before: anyJson, after: anyJson };
    fc.assert(
      fc.property(fc.record(fields), (content) => {
        const event = { ...EVENT, ...content };
        return canonicalText(event) === canonicalize(event);
      }),
    );
  });

  it('gives the hash that anybody can compute', () => {
    // printf '{"actorId":null,"after":null,…,"type":"body.created"}' | sha256sum
    expect(hashOf(EVENT)).toBe('e1b942f844199ad8252ba4a7c51727dd731bf43d183afbaea687d20c9415e4f2');
  });
});

describe('what jsonb keeps of numbers', () => {
  it.each([
    '{"a": 1, "b": [0.5, -12, 1000000000000000000000], "c": "say 1.0, twice"}',
    '0.00000015',
    '[123456789012345680000]',
    '"1.0"',
    '[true, null]',
  ])('%s is as it was hashed', (text) => expect(isAsHashed(text)).toBe(true));

  it.each(['{"a": 1.0}', '[0.10000000000000000001]', '12345678901234567890', '{"a": "x", "b": -7.50}', 'null'])(
    '%s is not',
    (text) => expect(isAsHashed(text)).toBe(false),
  );
});
