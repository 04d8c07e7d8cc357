import { z } from 'zod';
import { CLASSIFICATIONS, CONTROL_STATUSES, MOST_IN_BULK } from '#commitments';
import { PLAN_CHANGES } from '#reminders';
import { Day, DayText, Id, Version } from '../http/values.js';
import { PlanChange } from '../ladders/ladder-preview.schemas.js';
import { Text } from './commitment-request.schemas.js';
import { ControlWarning } from './commitment.schemas.js';

const Why = Text.optional().meta({ description: 'Why; kept in the history of each.' });

const Reassign = z
  .strictObject({
    kind: z.literal('reassign'),
    leadPostId: Id.optional(),
    controllerPostId: Id.optional(),
    coExecutorPostIds: z.array(Id).max(50).optional(),
    reason: Why,
  })
  .refine(
    ({ leadPostId, controllerPostId, coExecutorPostIds }) =>
      leadPostId !== undefined || controllerPostId !== undefined || coExecutorPostIds !== undefined,
    'must name a lead, a controller or co-executors',
  )
  .meta({ description: 'Other posts; what is left out stays.' });

const Extend = z
  .strictObject({
    kind: z.literal('extend'),
    to: Day.optional().meta({ description: 'One new deadline for all; this or byDays.' }),
    byDays: z
      .int()
      .min(1)
      .max(3_660)
      .optional()
      .meta({ description: 'So many calendar days after the deadline that each has; this or to.' }),
    reason: Text,
    decidedByPostId: Id.meta({
      description: "Whose decision it is: of each commitment the author's post or the controller.",
    }),
  })
  .refine(({ to, byDays }) => (to === undefined) !== (byDays === undefined), 'must have either to or byDays')
  .meta({ description: 'A later deadline by a decision, of the period that each stands at.' });

const Classify = z.strictObject({ kind: z.literal('classify'), classification: z.enum(CLASSIFICATIONS), reason: Why });

export const NewBulkWork = z
  .strictObject({
    commitments: z
      .array(z.strictObject({ id: Id, version: z.int().min(1).max(999_999_999) }))
      .min(1)
      .max(MOST_IN_BULK)
      .meta({ description: 'Each once, at the version that you read.' }),
    action: z.discriminatedUnion('kind', [Reassign, Extend, Classify]),
  })
  .meta({ id: 'NewBulkWork', description: 'The same for all of them, or nothing.' });
export type NewBulkWork = z.infer<typeof NewBulkWork>;

const Counts = z.record(z.enum(PLAN_CHANGES), z.int()).meta({
  description: 'Reminders by what becomes of them. other_reason: the same time, another post or audience.',
  example: { added: 12, taken_back: 12, moved: 0, other_reason: 0 },
});

const State = z
  .object({
    leadPostId: Id,
    controllerPostId: Id,
    coExecutorPostIds: z.array(Id),
    classification: z.enum(CLASSIFICATIONS),
    status: z.enum(CONTROL_STATUSES),
    period: z.int(),
    originalDeadline: DayText.nullable(),
    currentDeadline: DayText.nullable(),
  })
  .partial()
  .meta({ id: 'BulkState', description: 'Only what differs.' });

export const BulkWork = z
  .object({
    id: Id.nullable().meta({ description: 'Events carry it as bulkWorkId; null of a preview.' }),
    commitments: z
      .array(
        z.object({
          id: Id,
          reference: z.string(),
          version: Version,
          before: State,
          after: State,
          reminders: z.object({
            counts: Counts,
            first: z.array(PlanChange).meta({ description: 'The three that take effect first.' }),
          }),
          warnings: z
            .array(ControlWarning)
            .meta({ description: 'Whom reminders to the lead do not reach then; of what is on control.' }),
        }),
      )
      .meta({ description: 'In the order of the request.' }),
    totals: z.object({
      commitments: z.int(),
      changed: z.int().meta({ description: 'Those that differ afterwards.' }),
      warned: z.int().meta({ description: 'Those that there are warnings of.' }),
      reminders: Counts,
    }),
  })
  .meta({ id: 'BulkWork' });
