import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { isOneLine, ONE_LINE, saysSomething } from '#platform';

/** An id. Capital letters are taken for the small ones that it has everywhere else: what is looked up by it is found. */
export const Id = z.uuid().toLowerCase();

/** A calendar date in a request, read as a Temporal.PlainDate. The years are those that the database and people know. */
export const Day = z.iso
  .date({ error: 'must be a date written YYYY-MM-DD', abort: true })
  .refine((text) => text >= '1900-01-01' && text <= '2999-12-31', {
    error: 'must lie between 1900 and 2999',
    params: { rule: 'out_of_range' },
  })
  .transform((text) => Temporal.PlainDate.from(text))
  .meta({ example: '2023-12-18' });

/** A month of a year in a request. */
export const Month = z
  .string()
  .regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'must be a month written YYYY-MM, between 1900 and 2999')
  .meta({ example: '2024-03' });

/** A value in a query, or the word for there being none. */
export const orNone = <Value extends z.ZodType<string, string>>(value: Value) =>
  z.union([z.literal('none').transform(() => null), value], { error: 'must be "none" or one of the values it takes' });

/** A calendar date in an answer. */
export const DayText = z.iso.date().meta({ example: '2023-12-18' });

/** One line of text in a request, without blanks around it. */
export const Line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(500)
  .refine((text) => text === '' || saysSomething(text), { error: 'must not be empty', params: { rule: 'required' } })
  .refine(isOneLine, { error: ONE_LINE, params: { rule: 'one_line' } });

/** A name in a request: English always, Russian and Belarusian where there is one. */
export const NewName = z
  .strictObject({ en: Line, ru: Line.nullish(), be: Line.nullish() })
  .meta({ example: { en: 'Ministry of Industry', ru: 'Министерство промышленности', be: null } });

/** A change of a name: what is left out stays, null takes away. */
export const NameChange = z.strictObject({
  en: Line.optional(),
  ru: Line.nullable().optional(),
  be: Line.nullable().optional(),
});

/** A name in an answer. */
export const LocalName = z
  .object({ en: z.string(), ru: z.string().nullable(), be: z.string().nullable() })
  .meta({ id: 'LocalName' });

/** What a list is searched for. */
export const Search = z.string().trim().min(1).max(200).meta({ description: 'Found anywhere, whatever the case.' });

/** The orders that a list offers, each also with a leading `-` for descending. */
export function sortOf<const Name extends string>(names: readonly Name[], usual: Name | `-${Name}`) {
  const both = names.flatMap((name): (Name | `-${Name}`)[] => [name, `-${name}`]);
  return z
    .enum(both)
    .optional()
    .meta({ description: `A leading "-" turns the order round. Usually ${usual}.` });
}

/** A yes or no in a query. */
export const Flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ example: 'true' });

/** A time zone by its name in the IANA database. */
export const TimeZone = z.string().max(100).meta({ description: 'An IANA time zone.', example: 'Europe/Minsk' });

/** A code: small letters, digits, single hyphens. */
export const Code = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
  .meta({ example: 'by-ministry-industry' });

/** A version, as `If-Match` takes it. */
export const Version = z.int().meta({ description: 'For If-Match: the ETag says the same.', example: 3 });

/** For `refine` on the body of a PATCH, with the words for it. */
export const changesSomething = [(change: object) => Object.keys(change).length > 0, 'must change something'] as const;
