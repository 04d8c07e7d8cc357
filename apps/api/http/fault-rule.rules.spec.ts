import { z } from 'zod';
import { ruleOf } from './fault-rule.rules.js';
import { Code, Day, Line } from './values.js';
import { wordsOf } from './words.rules.js';

const Told = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('open') }),
  z.strictObject({ basis: z.literal('standing') }),
]);

describe('the rule of a fault', () => {
  it.each<[z.ZodType, unknown, object]>([
    [z.string(), undefined, { rule: 'required' }],
    [Line, ' ', { rule: 'required' }],
    [Line, '\u200b', { rule: 'required' }],
    [Line, 'a\nb', { rule: 'one_line' }],
    [z.array(z.int()).min(1), [], { rule: 'required' }],
    [z.string(), 7, { rule: 'wrong_kind' }],
    [z.int(), 'x', { rule: 'number' }],
    [z.string().min(8), 'abc', { rule: 'too_short', limit: 8 }],
    [Line, 'x'.repeat(501), { rule: 'too_long', limit: 500 }],
    [z.array(z.int()).min(2), [1], { rule: 'too_few', limit: 2 }],
    [z.array(z.int()).max(2), [1, 2, 3], { rule: 'too_many', limit: 2 }],
    [z.int().max(5), 6, { rule: 'out_of_range' }],
    [z.int().min(1), 0, { rule: 'out_of_range' }],
    [Day, 'tomorrow', { rule: 'date' }],
    [Day, '1023-12-18', { rule: 'out_of_range' }],
    [z.email(), 'nobody', { rule: 'email' }],
    [z.url(), 'nowhere', { rule: 'web_address' }],
    [z.uuid(), '', { rule: 'not_known' }],
    [Code, 'A B', { rule: 'form' }],
    [z.enum(['low', 'high']), 'hihg', { rule: 'choice' }],
    [z.string().refine(() => false), 'a', { rule: 'form' }],
    [Told, {}, { rule: 'required' }],
    [Told, { basis: 'never' }, { rule: 'choice' }],
    [z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]), {}, { rule: 'form' }],
  ])('%#: of %j: %j', (schema, value, rule) => {
    const [issue] = schema.safeParse(value, { error: wordsOf }).error?.issues ?? [];
    expect(issue && ruleOf(issue)).toEqual(rule);
  });
});
