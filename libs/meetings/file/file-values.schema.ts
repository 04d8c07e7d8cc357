import { isTimeZone } from '#people';
import { DomainError, Faults } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { frozenText } from '../quote.rules.js';
import { MOST_TEXT } from '../source-documents.js';

/** The single values that a meeting file is made of, each with what it must be. */

export const code = z
  .string()
  .max(100, 'must not be longer than 100 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits joined by single hyphens, as in "by-embassy-ru"')
  .describe('Small Latin letters and digits joined by single hyphens.');

export const codeOf = (what: string) =>
  code.describe(`The code of ${what}, from this file or already in the register.`);

/** One line: a name or a title, which ends up in lists and in the headers of mail. */
export const line = z
  .string()
  .min(1, { error: 'must not be empty', abort: true })
  .max(500, 'must not be longer than 500 characters')
  .superRefine((value, context) => {
    const message = lineFault(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Text of any number of lines. */
export const prose = z
  .string()
  .max(MOST_TEXT, `must not be longer than ${MOST_TEXT} characters`)
  .refine((text) => text.trim() !== '', 'must not be empty');

/** Words of a document, compared as they are frozen. */
export const frozen = prose.overwrite(frozenText);

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date written YYYY-MM-DD')
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isDate(text), 'is not a day of the calendar')
  .describe('A calendar date, YYYY-MM-DD.')
  .meta({ format: 'date' });

export const timeZone = z
  .string()
  .refine(isTimeZone, 'must be an IANA time zone, as in "Europe/Minsk"')
  .describe('An IANA time zone, as in Europe/Minsk.');

export const names = z
  .strictObject({ en: line, ru: line.optional(), be: line.optional() })
  .describe('English always; Russian and Belarusian where there is one.');

function isDate(text: string): boolean {
  return parses(() => Temporal.PlainDate.from(text));
}

/** Whether it can be read as a date, or as an instant. */
export function isDateOrInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? isDate(text) : parses(() => Temporal.Instant.from(text));
}

/** What keeps a text from being one line, or null. */
export function lineFault(value: string): string | null {
  try {
    new Faults().line(value, '').throwAny();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.faults[0]?.message ?? error.message;
    throw error;
  }
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
