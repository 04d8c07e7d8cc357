import { z } from 'zod';
import { FINDING_KINDS, HISTORY_ALARMS } from '#history';
import { AUDIENCES, MAIL_ALARMS, PLAN_CHANGES } from '#reminders';
import { PersonReference } from '../persons/person.schemas.js';
import { Id } from '../http/values.js';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });
const Count = z.int().meta({ example: 0 });

export const Health = z
  .object({
    status: z.literal('ok'),
    mail: z.enum(['ok', 'alarm']).meta({ description: 'alarm: somebody has to look after the mail.' }),
    history: z.enum(['ok', 'alarm']).meta({ description: 'alarm: somebody has to look after the history.' }),
    version: z.string(),
  })
  .meta({ id: 'Health' });

const PlanDifference = z.object({
  change: z.enum(PLAN_CHANGES).meta({
    description:
      'How it was mended. added: it was missing; taken_back: it should not have been there; moved: it was at another time; other_reason: it went through another post or audience.',
  }),
  commitment: z
    .object({ id: Id, reference: z.string() })
    .nullable()
    .meta({ description: 'Null where you may not see the commitment.' }),
  rung: z.string(),
  ordinal: z.int().meta({ description: 'The period; for a review its number.' }),
  audience: z.enum(AUDIENCES),
  recipient: PersonReference.nullable().meta({ description: 'Null while nobody up the line can be reached.' }),
  dueBefore: Instant.nullable().meta({ description: 'When it was due as stored; null of one that was missing.' }),
  dueAt: Instant.nullable().meta({
    description: 'When it ought to be due; null of one that should not have been there.',
  }),
});

const PlanCheck = z.object({
  startedAt: Instant,
  finishedAt: Instant,
  commitments: Count.meta({ description: 'How many were checked.' }),
  added: Count.meta({ description: 'Reminders that have come with time alone.' }),
  differences: Count.meta({ description: 'Reminders that were wrong, and were mended.' }),
  sample: z.array(PlanDifference).max(20).meta({ description: 'The first of the differences.' }),
});

export const MailHealth = z
  .object({
    isHeld: z.boolean().meta({ description: 'Nothing is sent until an operator releases it.' }),
    isAutomatic: z.boolean().meta({ description: 'Held because the database was found to be a copy.' }),
    reason: z.string(),
    since: Instant.nullable(),
    by: PersonReference.nullable(),
    isDryRun: z.boolean().meta({ description: 'Nothing is delivered; what would be is shown.' }),
    sweptAt: Instant.nullable().meta({ description: 'When a worker last looked for due mail.' }),
    ready: Count.meta({
      description: 'Mails that go out at once when mail may leave; what is no longer true is left out then.',
    }),
    queued: Count,
    sending: Count,
    failed: Count,
    inDoubt: Count.meta({ description: 'May have come twice.' }),
    refusedAddresses: Count,
    oldestUnsent: Instant.nullable(),
    lastSentAt: Instant.nullable(),
    planCheck: PlanCheck.nullable().meta({
      description: 'The last check of the whole plan; null before the first has ended.',
    }),
    alarms: z.array(z.object({ code: z.enum(MAIL_ALARMS), message: z.string() })),
  })
  .meta({ id: 'MailHealth' });

const Finding = z.object({
  kind: z.enum(FINDING_KINDS),
  leafIndex: z.int().nullable().meta({ description: 'The place in the tree, from 0.' }),
  event: z
    .object({
      subject: z.string(),
      subjectId: z.string(),
      sequence: z.int(),
      type: z.string(),
      occurredAt: z.string(),
    })
    .nullable(),
  after: z.string().nullable().meta({ description: 'When the last checkpoint was signed that does not cover it.' }),
  until: z.string().nullable().meta({ description: 'When the first was signed that does.' }),
  detail: z.string(),
});

export const HistoryHealth = z
  .object({
    covered: Count.meta({ description: 'Events that the newest checkpoint covers.' }),
    pending: Count.meta({ description: 'Events that wait for the next.' }),
    checkpointedAt: Instant.nullable(),
    checkpointNumber: Count,
    writtenNumber: Count.meta({ description: 'The newest that stands outside of the database.' }),
    verification: z
      .object({
        startedAt: Instant,
        finishedAt: Instant,
        leaves: Count,
        pending: Count,
        found: Count.meta({ description: 'Things that are not as they were signed.' }),
        sample: z.array(Finding).max(20),
      })
      .nullable(),
    alarms: z.array(z.object({ code: z.enum(HISTORY_ALARMS), message: z.string() })),
  })
  .meta({ id: 'HistoryHealth' });
