import { z } from 'zod';
import { CLASSIFICATIONS } from '#commitments';
import { PRESSING } from '#reports';
import { LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { Commitment, CommitmentName, InstantText } from '../commitments/commitment.schemas.js';
import { ChangeCounts, ComparedCommitment } from '../comparison/comparison.schemas.js';
import { DayText, Flag } from '../http/values.js';
import { Cell, Share, TimelinessCells } from '../measures/measure.schemas.js';
import { CarriedOver, MeetingHead } from './carry-over.schemas.js';

export const BriefQuery = LanguageQuery.extend({
  next: Flag.optional().meta({
    description:
      'For the meeting after this one, which may not be entered yet: all that were held by now with the same ' +
      'counterpart count, this one too.',
  }),
});

const { id, reference, title, side, priority, classification, status, lead } = Commitment.shape;
const { originalDeadline, currentDeadline, timeliness, slip, blocker } = Commitment.shape;
const Line = z
  .object({
    ...{ id, reference, title, side, priority, classification, status, lead },
    ...{ originalDeadline, currentDeadline, timeliness, slip, blocker },
  })
  .meta({ id: 'BriefLine' });

const Kept = z.object({ rate: Share, kept: Cell, clear: Cell });

const filterOf = (what: string) =>
  z
    .string()
    .nullable()
    .meta({
      description: `The query of GET /commitments that lists ${what}. Null where there is no earlier meeting, or more than 200.`,
    });

const Numbers = z
  .object({
    filter: filterOf('those of this side; "&having=…" of a number lists the ones behind it'),
    open: z.object({ count: z.int(), filter: filterOf('these') }).meta({ description: 'Commitments on control.' }),
    periods: Cell.meta({ description: 'All that are counted: what the rest is a part of.' }),
    timeliness: TimelinessCells.meta({ description: 'Against the current deadline.' }),
    overdue: Cell.meta({ description: 'On control now.' }),
    atRisk: Cell,
  })
  .meta({ id: 'BriefNumbers', description: 'docs/measures.md says what each is.' });

const Waiting = Cell.extend({
  oldest: z
    .object({
      commitment: CommitmentName,
      since: InstantText,
      days: z.int().meta({ description: 'Calendar days since then, where the lead is.' }),
    })
    .nullable(),
}).meta({ id: 'WaitingDecisions' });

const Blockers = z
  .object({
    count: z.int().meta({ description: 'Of all; the list is bounded.' }),
    filter: filterOf('all of them'),
    items: z.array(Line),
  })
  .meta({ id: 'Blockers' });

export const Brief = z
  .object({
    at: InstantText.meta({ description: 'When it was true.' }),
    classification: z.enum(CLASSIFICATIONS).meta({ description: 'The highest among what it was made from.' }),
    meeting: MeetingHead,
    isForNext: z.boolean().meta({ description: 'The brief is for the meeting after `meeting`.' }),
    counterpart: CarriedOver.shape.counterpart,
    filter: filterOf('all that it was made from; "&having=…" of a number lists the ones behind it'),
    last: MeetingHead.nullable().meta({ description: 'The last one before, with the same counterpart.' }),
    nextMeetingOn: DayText.nullable().meta({ description: 'When the one after this is to be.' }),
    since: CarriedOver.shape.since,
    kept: z
      .object({ byUs: Kept, byThem: Kept })
      .meta({ description: 'By us: ours and joint; by them: theirs and joint.' }),
    numbers: z.object({ ours: Numbers, theirs: Numbers, joint: Numbers }),
    lines: z.array(Line.extend({ why: z.enum(PRESSING) }).meta({ id: 'PressingLine' })).meta({
      description: 'At most 10, by why they are here, then by priority, then by deadline.',
    }),
    waiting: z.object({ reports: Waiting, extensions: Waiting }).meta({ description: 'Decisions that wait.' }),
    blockers: z
      .object({ ours: Blockers, theirs: Blockers })
      .meta({ description: 'On whose side it stands in the way.' }),
    changed: z
      .object({
        counts: ChangeCounts,
        count: z.int().meta({ description: 'Of all; the list is bounded.' }),
        comparison: z.string().nullable().meta({ description: 'The query of GET /comparison that tells all of them.' }),
        items: z.array(ComparedCommitment),
      })
      .meta({ description: 'Since the last meeting, by reference.' }),
  })
  .meta({ id: 'Brief' });
