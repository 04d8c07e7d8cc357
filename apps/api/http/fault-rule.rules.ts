import type { z } from 'zod';
import type { FaultRule, Wrong } from '#platform';
import { MISSING } from './words.rules.js';

const FORMATS: Readonly<Record<string, FaultRule>> = {
  email: 'email',
  url: 'web_address',
  uuid: 'not_known',
  date: 'date',
  datetime: 'date',
  time: 'time',
};

const NUMBERS: ReadonlySet<string> = new Set(['number', 'int']);

/** What kind of fault a schema has found; a schema's own checks name theirs by `params: { rule }`. */
export function ruleOf(issue: z.core.$ZodIssue): Pick<Wrong, 'rule' | 'limit'> {
  if (issue.message === MISSING) return { rule: 'required' };
  switch (issue.code) {
    case 'invalid_type':
      return { rule: NUMBERS.has(issue.expected) ? 'number' : 'wrong_kind' };
    case 'invalid_union':
      return { rule: issue.discriminator === undefined ? 'form' : 'choice' };
    case 'invalid_value':
      return { rule: 'choice' };
    case 'invalid_format':
      return { rule: FORMATS[issue.format] ?? 'form' };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'custom':
      return { rule: ownRule(issue) };
    default:
      return { rule: 'form' };
  }
}

const ownRule = ({ params }: z.core.$ZodIssueCustom): FaultRule =>
  (params as { rule?: FaultRule } | undefined)?.rule ?? 'form';

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Pick<Wrong, 'rule' | 'limit'> {
  const limit = Number(minimum);
  if (origin === 'string') return limit === 1 ? { rule: 'required' } : { rule: 'too_short', limit };
  if (origin === 'array') return limit === 1 ? { rule: 'required' } : { rule: 'too_few', limit };
  return { rule: 'out_of_range' };
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Pick<Wrong, 'rule' | 'limit'> {
  const limit = Number(maximum);
  if (origin === 'string') return { rule: 'too_long', limit };
  return origin === 'array' ? { rule: 'too_many', limit } : { rule: 'out_of_range' };
}
