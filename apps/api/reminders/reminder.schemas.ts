import { z } from 'zod';
import { AUDIENCES, EXPLAIN_LANGUAGES } from '#reminders';
import { DayText, Id, LocalName } from '../http/values.js';
import { PersonReference } from '../persons/person.schemas.js';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });

export const Reminder = z
  .object({
    id: Id,
    rung: z.string().meta({ description: 'The rung of the ladder that sends it.', example: 'before-1' }),
    ordinal: z.int().meta({ description: 'The period; for a review its number.' }),
    audience: z.enum(AUDIENCES),
    deadline: DayText.nullable(),
    dueAt: Instant,
    state: z.enum(['planned', 'gathered', 'sent', 'expired', 'failed']),
    recipient: PersonReference.nullable().meta({ description: 'Null while nobody up the line can be reached.' }),
    post: z.object({ id: Id, title: LocalName }),
    deputyFor: PersonReference.nullable(),
    note: z.string().meta({ description: 'Why it expired, failed or was passed on.' }),
    sent: z.object({ at: Instant, possiblyTwice: z.boolean() }).nullable().meta({
      description: 'possiblyTwice: a connection broke so that nobody can know whether it came once or twice.',
    }),
  })
  .meta({ id: 'Reminder', description: 'One reminder to one person: planned, or what became of it.' });

const Named = z.object({ id: Id, name: z.string() });

export const ReminderExplanation = z
  .object({
    rung: z.string().meta({ example: 'after-3' }),
    ordinal: z.int().meta({ description: 'The period; for a review its number.' }),
    audience: z.enum(AUDIENCES),
    asked: Named.nullable().meta({
      description: 'The post that the rung speaks to; null where no rung of today does.',
    }),
    post: Named.meta({ description: 'The post whose holder hears: the one asked, or the next up the line.' }),
    recipient: Named.nullable().meta({ description: 'Null while nobody up the line can be reached.' }),
    deputyFor: Named.nullable(),
    dueAt: Instant,
    outcome: z
      .enum([
        'planned',
        'under_way',
        'sent',
        'expired',
        'failed',
        'unreachable',
        'silent',
        'heard_as',
        'passed',
        'missing',
      ])
      .meta({
        description:
          'silent: left out for the reason given; passed: its moment had passed when it came to be owed; missing: the nightly check will mend it.',
      }),
    because: z.string().meta({ description: 'Dates are in your zone.', example: 'was sent on 23 January 2024, 09:00' }),
    address: z.string().nullable().meta({ description: 'For registrars, administrators and the recipient.' }),
    messageId: z.string().nullable(),
    possiblyTwice: z.boolean(),
    passedOver: z
      .array(z.object({ post: Named, person: Named.nullable(), because: z.string() }))
      .meta({ description: 'Who would hear it before the recipient, or as their deputy, and why they do not.' }),
  })
  .meta({ id: 'ReminderExplanation', description: 'Why somebody was or was not reminded by one rung.' });
export const ReminderExplanations = z
  .object({ items: z.array(ReminderExplanation) })
  .meta({ id: 'ReminderExplanations' });

export const ExplainQuery = z.strictObject({
  personId: Id.optional().meta({ description: 'Only what went to this person or to a post they have ever held.' }),
  language: z.enum(EXPLAIN_LANGUAGES).optional().meta({ description: 'Your own when left out.' }),
});
export type ExplainQuery = z.infer<typeof ExplainQuery>;

export const Reminders = z.object({ items: z.array(Reminder) }).meta({ id: 'Reminders' });
