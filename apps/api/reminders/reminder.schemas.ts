import { z } from 'zod';
import { AUDIENCES } from '#reminders';
import { DayText, LocalName } from '../http/values.js';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });
const Person = z.object({ id: z.uuid(), name: z.string() });

export const Reminder = z
  .object({
    id: z.uuid(),
    rung: z.string().meta({ description: 'The rung of the ladder that sends it.', example: 'before-1' }),
    ordinal: z.int().meta({ description: 'The period; for a review its number.' }),
    audience: z.enum(AUDIENCES),
    deadline: DayText.nullable(),
    dueAt: Instant,
    state: z.enum(['planned', 'gathered', 'sent', 'expired', 'failed']),
    recipient: Person.nullable().meta({ description: 'Null while nobody up the line can be reached.' }),
    post: z.object({ id: z.uuid(), title: LocalName }),
    deputyFor: Person.nullable(),
    note: z.string().meta({ description: 'Why it expired, failed or was passed on.' }),
    sent: z.object({ at: Instant, possiblyTwice: z.boolean() }).nullable().meta({
      description: 'possiblyTwice: a connection broke so that nobody can know whether it came once or twice.',
    }),
  })
  .meta({ id: 'Reminder', description: 'One reminder to one person: planned, or what became of it.' });

export const Reminders = z.object({ items: z.array(Reminder) }).meta({ id: 'Reminders' });
