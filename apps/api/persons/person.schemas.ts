import { z } from 'zod';
import { CLEARANCES, DIGEST_RHYTHMS, LANGUAGES, URGENT_MAIL } from '#people';
import { PageQuery } from '../http/page.js';
import { changesSomething, Code, Flag, Id, Line, Search, sortOf, TimeZone, Version } from '../http/values.js';

const Email = z
  .string()
  .max(254)
  .meta({ description: 'One address, without a name around it.', example: 'minister@example.org' });
const Morning = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59')
  .meta({ description: "When mail is sent, in the person's own zone.", example: '09:00' });

const Digest = z
  .enum(DIGEST_RHYTHMS)
  .meta({ description: 'How often a head or a controller gets the digest; it is never empty.' });
const DigestWeekday = z.int().min(1).max(7).meta({
  description: 'The day of the weekly one, from 1 for Monday; on a day off, the next working day of that week.',
});
const Urgent = z
  .enum(URGENT_MAIL)
  .meta({ description: 'When to be told of decisions on what has a high priority: in the morning, or at once.' });

const preferred = { digest: Digest, digestWeekday: DigestWeekday, urgent: Urgent };

const reached = { timeZone: TimeZone, language: z.enum(LANGUAGES), morning: Morning, clearance: z.enum(CLEARANCES) };

export const PersonNames = z
  .object({ ru: z.string().nullable(), be: z.string().nullable() })
  .meta({ description: 'Null where nobody wrote it in that language.' });

/** A person within another answer. */
export const PersonReference = z
  .object({ id: Id, name: z.string(), names: PersonNames })
  .meta({ id: 'PersonReference' });

export const NewPerson = z
  .strictObject({
    code: Code,
    name: Line,
    names: z.strictObject({ ru: Line.nullish(), be: Line.nullish() }).optional(),
    email: Email,
    timeZone: TimeZone,
    language: reached.language.default('en'),
    morning: Morning.default('09:00'),
    clearance: reached.clearance.default('public'),
    digest: Digest.default('weekly'),
    digestWeekday: DigestWeekday.default(1),
    urgent: Urgent.default('morning'),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof NewPerson>;

export const PersonChange = z
  .strictObject({
    code: Code,
    name: Line,
    names: z.strictObject({ ru: Line.nullable().optional(), be: Line.nullable().optional() }),
    email: Email.meta({ description: 'Giving it, even the same again, clears a refusal by the mail server.' }),
    ...reached,
    ...preferred,
  })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof PersonChange>;

export const Erasure = z
  .strictObject({
    reason: Line.meta({ description: 'Stays in the history: name nobody in it.', example: 'Asked for it on leaving.' }),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof Erasure>;

export const PersonQuery = PageQuery.extend({
  q: Search.optional(),
  email: Email.optional().meta({ description: 'Exactly this address. For administrators and registrars.' }),
  emailRefused: Flag.optional().meta({ description: 'Whether mail servers refuse their address.' }),
  sort: sortOf(['name', 'code'], 'name'),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

export const Person = z
  .object({
    id: Id,
    code: Code,
    name: z.string(),
    names: PersonNames,
    email: z
      .string()
      .nullable()
      .meta({ description: 'For administrators, registrars and the person; null for everybody else.' }),
    timeZone: TimeZone,
    language: reached.language,
    morning: Morning.nullable(),
    clearance: reached.clearance.nullable().meta({ description: 'What they may read; shown as the address is.' }),
    digest: Digest.nullable().meta({ description: 'Shown as the address is.' }),
    digestWeekday: DigestWeekday.nullable(),
    urgent: Urgent.nullable(),
    emailRefused: z.boolean(),
    emailRefusal: z.string().nullable().meta({ description: 'What the mail server said; shown as the address is.' }),
    version: Version,
  })
  .meta({ id: 'Person' });

const own = { language: reached.language, morning: Morning, timeZone: TimeZone, ...preferred };

export const Preferences = z.object({ ...own, version: Version }).meta({ id: 'Preferences' });

export const PreferencesChange = z
  .strictObject(own)
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'PreferencesChange' });
export type PreferencesChange = z.infer<typeof PreferencesChange>;
