import fc from 'fast-check';
import { z } from 'zod';
import { wordsOf } from './words.rules.js';

/** What a schema says of a value, field by field. */
function said(schema: z.ZodType, value: unknown): Record<string, string> {
  const issues = schema.safeParse(value, { error: wordsOf }).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('wordsOf', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, 'is missing'],
    [z.enum(['low', 'high']), undefined, 'is missing'],
    [z.email(), undefined, 'is missing'],
    [z.string(), 7, 'must be text, not a number'],
    [z.string(), null, 'must be text, not null'],
    [z.number(), 'x', 'must be a number, not text'],
    [z.coerce.number(), 'x', 'must be a number'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.boolean(), 'true', 'must be true or false, not text'],
    [z.array(z.string()), {}, 'must be a list, not an object with fields'],
    [z.strictObject({}), [], 'must be an object with fields, not a list'],
    [z.record(z.string(), z.string()), true, 'must be an object with fields, not true'],
    [z.enum(['low', 'middle', 'high']), 'hihg', 'must be low, middle or high'],
    [z.literal('all'), 'some', 'must be all'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), 'ab', 'must have at least 3 characters'],
    [z.string().max(1), 'ab', 'must have at most 1 character'],
    [z.string().length(2), 'abc', 'must have exactly 2 characters'],
    [z.string().length(2), 'a', 'must have exactly 2 characters'],
    [z.array(z.string()).min(1), [], 'must not be empty'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().gt(1), 1, 'must be more than 1'],
    [z.number().max(100), 101, 'must be at most 100'],
    [z.number().lt(100), 100, 'must be less than 100'],
    [z.int(), 2 ** 60, 'must be at most 9007199254740991'],
    [z.number().multipleOf(5), 7, 'must be a multiple of 5'],
    [z.email(), 'nobody', 'must be an e-mail address, as in o.kovaleva@mfa.example.org'],
    [z.url(), 'nowhere', 'must be a link, as in https://example.org/act'],
    [z.uuid(), '7', 'must be an id as the API gives it, as in 0b0f5f0e-6f0c-4c5e-9d8b-2a2c1c1f8a11'],
    [z.iso.date(), '18.12.2023', 'must be a date written YYYY-MM-DD'],
    [z.iso.datetime(), 'now', 'must be an instant written 2024-01-17T09:00:00Z'],
    [z.string().regex(/^a$/), 'b', 'must be of the form that is written in the description'],
    [z.string().regex(/^a$/, 'must be a'), 'b', 'must be a'],
    [z.union([z.string(), z.null()]), 7, 'must be text, not a number, or must be null, not a number'],
    [z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]), {}, 'has none of the forms that are taken here'],
    [z.record(z.string().max(1), z.int()), { ab: 2 }, 'is not right'],
    [z.string().refine(() => false), 'a', 'is not right'],
  ])('%#: of %j: %s', (schema, value, words) => {
    expect(Object.values(said(schema, value))).toEqual([words]);
  });

  it('names the values of the field that tells forms apart', () => {
    const schema = z.discriminatedUnion('basis', [
      z.strictObject({ basis: z.literal('open') }),
      z.strictObject({ basis: z.literal('standing') }),
    ]);
    expect(said(schema, { basis: 'never' })).toEqual({ basis: 'must be open or standing' });
    expect(said(schema, {})).toEqual({ basis: 'is missing' });
  });

  it("never lets the library's own words through", () => {
    const schema = z.strictObject({
      text: z.string().min(2).max(3).or(z.null()),
      list: z.array(z.uuid()).max(1),
      number: z.int().min(1).max(2),
      one: z.enum(['a', 'b']),
      names: z.record(z.string().max(2), z.iso.date()),
    });
    const field = fc.constantFrom('text', 'list', 'number', 'one', 'names', 'other');
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue())), (value) => {
        for (const words of Object.values(said(schema, value))) expect(words).toMatch(/^(is|has|must) /);
      }),
      { numRuns: 500 },
    );
  });
});
