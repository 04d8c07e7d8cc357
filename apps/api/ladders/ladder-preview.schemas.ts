import { z } from 'zod';
import { AUDIENCES, PLAN_CHANGES } from '#reminders';
import { DayText, Id, LocalName } from '../http/values.js';
import { PersonReference } from '../persons/person.schemas.js';

const Instant = z.iso.datetime().meta({ example: '2024-01-17T06:00:00Z' });

/** What becomes of one reminder. */
export const PlanChange = z.object({
  change: z.enum(PLAN_CHANGES),
  commitment: z.object({ id: Id, reference: z.string() }),
  rung: z.string(),
  ordinal: z.int().meta({ description: 'The period; for a review its number.' }),
  audience: z.enum(AUDIENCES),
  deadline: DayText.nullable(),
  recipient: PersonReference.nullable().meta({ description: 'Null while nobody up the line can be reached.' }),
  post: z.object({ id: Id, title: LocalName }),
  dueBefore: Instant.nullable().meta({ description: 'When it is due as things are; null of one that is added.' }),
  dueAt: Instant.nullable().meta({ description: 'When it would be due; null of one that is taken back.' }),
});

export const LadderPreview = z
  .object({
    commitments: z.int().meta({ description: 'On control and following the ladder.' }),
    changedCommitments: z.int().meta({ description: 'Those of them whose plan would change.' }),
    counts: z.record(z.enum(PLAN_CHANGES), z.int()).meta({
      description: 'Reminders by what would become of them. other_reason: the same time, another post or audience.',
      example: { added: 12, taken_back: 3, moved: 40, other_reason: 0 },
    }),
    items: z
      .array(PlanChange)
      .meta({ description: 'The 200 that take effect first, of commitments that you may see.' }),
    notListed: z.int(),
  })
  .meta({ id: 'LadderPreview', description: 'What would change in the plan. What has gone out stays.' });
