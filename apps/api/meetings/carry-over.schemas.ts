import { z } from 'zod';
import { LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { InstantText, RegisterLine } from '../commitments/commitment.schemas.js';
import { ComparedCommitment } from '../comparison/comparison.schemas.js';
import { DayText, Id, LocalName } from '../http/values.js';

export const CarryOverQuery = LanguageQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'The most of each list.' }),
});
export type CarryOverQuery = z.infer<typeof CarryOverQuery>;

export const MeetingHead = z
  .object({ id: Id, code: z.string(), title: z.string(), heldOn: DayText })
  .meta({ id: 'MeetingHead' });

const counted = <Item extends z.ZodType>(item: Item) =>
  z.object({ count: z.int().meta({ description: 'Of all; the list is bounded.' }), items: z.array(item) });

const Side = z
  .object({
    open: counted(RegisterLine).meta({ description: 'On control, by deadline.' }),
    overdue: counted(RegisterLine).meta({ description: 'Of those the ones whose deadline has passed.' }),
    keptLate: counted(RegisterLine).meta({ description: 'Closed since the last meeting, with any period kept late.' }),
    changed: counted(ComparedCommitment).meta({ description: 'Since the last meeting, by reference.' }),
  })
  .meta({ id: 'CarriedSide' });

export const CarriedOver = z
  .object({
    meeting: MeetingHead,
    counterpart: z.array(z.object({ id: Id, code: z.string(), name: LocalName })),
    earlier: z.array(MeetingHead).meta({ description: 'The meetings that it continues, latest first.' }),
    since: InstantText.nullable().meta({
      description: 'From when changes are told: the beginning, in UTC, of the day of the last meeting.',
    }),
    ours: Side,
    theirs: Side,
    joint: Side,
  })
  .meta({ id: 'CarriedOver' });
