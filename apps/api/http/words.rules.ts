import type { z } from 'zod';

/** What a schema objects to, before it has been put into words. */
export type RawIssue = z.core.$ZodRawIssue;

/** Of what is not there; a schema that has found it so does not say so in any other way. */
export const MISSING = 'is missing';

/**
 * What is wrong with a value, in words that go on after the field's name: "must be a whole number". A schema's own words
 * come before these; the library's, which stand alone and speak of inputs and options, never show. Fields that a schema
 * does not know are told one by one, by `faultsOf`.
 */
export function wordsOf(issue: RawIssue): string {
  if (lookedAt(issue) === undefined) return MISSING;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map(String))}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? 'of the form that is written in the description'}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return noneOf(issue);
    default:
      return 'is not right';
  }
}

/** What was given; of forms that one field tells apart, that field. */
function lookedAt(issue: RawIssue): unknown {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return issue.input;
  return (issue.input as Record<string, unknown>)[issue.discriminator];
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  null: 'null',
};

const FORMATS: Record<string, string> = {
  email: 'an e-mail address, as in o.kovaleva@mfa.example.org',
  url: 'a link, as in https://example.org/act',
  uuid: 'an id as the API gives it, as in 0b0f5f0e-6f0c-4c5e-9d8b-2a2c1c1f8a11',
  date: 'a date written YYYY-MM-DD',
  time: 'a time written HH:MM:SS',
  datetime: 'an instant written 2024-01-17T09:00:00Z',
};

function wrongType(expected: string, given: unknown): string {
  const wanted = KINDS[expected] ?? expected;
  const kind = expected === 'int' && typeof given === 'number' ? null : kindOf(given);
  return kind === wanted || kind === null ? `must be ${wanted}` : `must be ${wanted}, not ${kind}`;
}

/** Null where naming it would confuse: text in a query that was to become a number is no number then. */
function kindOf(given: unknown): string | null {
  if (given === null) return 'null';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'boolean') return String(given);
  if (typeof given === 'number') return Number.isFinite(given) ? 'a number' : null;
  return KINDS[typeof given] ?? null;
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function tooSmall({ origin, minimum, inclusive, exact }: Extract<RawIssue, { code: 'too_small' }>): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `must be ${inclusive === false ? 'more than' : 'at least'} ${minimum}`;
  if (exact) return `must have exactly ${count(minimum, unit)}`;
  return Number(minimum) === 1 ? 'must not be empty' : `must have at least ${count(minimum, unit)}`;
}

function tooBig({ origin, maximum, inclusive, exact }: Extract<RawIssue, { code: 'too_big' }>): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `must be ${inclusive === false ? 'less than' : 'at most'} ${maximum}`;
  return `must have ${exact ? 'exactly' : 'at most'} ${count(maximum, unit)}`;
}

/** What is counted: singular, plural. Numbers themselves are compared, not counted. */
const UNITS: Record<string, readonly [string, string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  map: ['entry', 'entries'],
};

function count(number: number | bigint, [one, many]: readonly [string, string]): string {
  return `${number} ${Number(number) === 1 ? one : many}`;
}

/** Of forms that one field tells apart, that field has no known value; else what each form would want in its place. */
function noneOf({ options, errors }: Extract<RawIssue, { code: 'invalid_union' }>): string {
  if (Array.isArray(options)) return `must be ${oneOf(options.map(String))}`;
  const wishes = new Set(errors.flat().flatMap(({ path, message }) => (path.length === 0 ? [message] : [])));
  return wishes.size === 0 ? 'has none of the forms that are taken here' : [...wishes].join(', or ');
}
