import { z } from 'zod';
import { CONTROL_STATUSES } from '#commitments';
import { CHANGES } from '#reports';
import { CommitmentFilter, LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { InstantText, PostName } from '../commitments/commitment.schemas.js';
import { MOMENT_FORM } from '../http/as-of.js';
import { PageQuery, pageOf } from '../http/page.js';
import { DayText, Id } from '../http/values.js';

const Moment = z.string().max(64).meta({ description: MOMENT_FORM });

export const ComparisonQuery = PageQuery.extend({
  ...CommitmentFilter.shape,
  ...LanguageQuery.shape,
  from: Moment,
  to: Moment.optional().meta({ description: `Now when left out. ${MOMENT_FORM}` }),
  change: z
    .enum(CHANGES)
    .optional()
    .meta({ description: 'Only items with this change; the counts stay those of all.' }),
});
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

const State = z
  .object({
    status: z.enum(CONTROL_STATUSES),
    period: z.int(),
    currentDeadline: DayText.nullable(),
    lead: PostName,
    controller: PostName,
  })
  .meta({ id: 'ComparedState' });

export const ComparedCommitment = z
  .object({
    id: Id,
    reference: z.string(),
    title: z.string(),
    changes: z.array(z.enum(CHANGES)),
    slipDays: z.int().nullable().meta({ description: 'How far the current deadline moved; negative: nearer.' }),
    before: State.nullable().meta({ description: 'Null where it was not there.' }),
    after: State,
  })
  .meta({ id: 'ComparedCommitment' });

const Count = z.int();

export const ChangeCounts = z
  .object({
    new: Count,
    closed: Count,
    terminated: Count,
    reopened: Count,
    slipped: Count,
    reassigned: Count,
  })
  .meta({ id: 'ChangeCounts' });

export const ComparisonAnswer = pageOf(ComparedCommitment)
  .extend({
    from: InstantText,
    to: InstantText,
    commitments: z
      .object({ before: Count, after: Count })
      .nullable()
      .meta({ description: 'How many the filter finds at each of the moments; null on later pages.' }),
    counts: ChangeCounts.nullable().meta({ description: 'Over all pages; null on later ones.' }),
  })
  .meta({ id: 'Comparison' });
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;
