import { z } from 'zod';
import { MAILING_LISTS } from '#reminders';
import { PageQuery } from '../http/page.js';
import { PersonReference } from '../persons/person.schemas.js';
import { Id } from '../http/values.js';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });

export const MailingQuery = PageQuery.extend({
  state: z.enum(MAILING_LISTS).default('failed').meta({
    description:
      'late: due and not sent. failed: refused or given up. in_doubt: may have come twice. shown: what a dry run would have sent.',
  }),
});
export type MailingQuery = z.infer<typeof MailingQuery>;

export const Mailing = z
  .object({
    id: Id,
    kind: z.enum(['reminder', 'digest']),
    state: z.enum(['queued', 'sending', 'sent', 'expired', 'failed']),
    recipient: PersonReference,
    address: z.string().meta({ description: 'Where it went, or would go now.', example: 'minister@example.org' }),
    dueAt: Instant,
    attempts: z.int(),
    nextAttemptAt: Instant.nullable().meta({ description: 'Only while it waits.' }),
    lastError: z.string().nullable().meta({ description: "The mail server's own words." }),
    possiblyTwice: z.boolean(),
    settledAt: Instant.nullable().meta({ description: 'When it was sent, expired or given up.' }),
    shownAt: Instant.nullable().meta({ description: 'When a dry run showed it.' }),
    references: z.array(z.string()).meta({ description: 'Of the commitments that you may see.' }),
    commitments: z.int().meta({ description: 'How many it is about, including those that you may not see.' }),
  })
  .meta({ id: 'Mailing', description: 'One mail to one person: its envelope, not what it says.' });
