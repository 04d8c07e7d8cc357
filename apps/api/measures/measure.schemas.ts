import { z } from 'zod';
import { HAVINGS } from '#commitments';
import { GROUPINGS } from '#reports';
import { CommitmentFilter, LanguageQuery } from '../commitments/commitment-request.schemas.js';
import { InstantText } from '../commitments/commitment.schemas.js';

export const MeasureQuery = CommitmentFilter.omit({ having: true }).extend({
  ...LanguageQuery.shape,
  groupBy: z
    .enum(GROUPINGS)
    .default('none')
    .meta({
      description:
        'Body, post: of the lead. Meeting, area, side, counterpart: of the commitment. Month: of the original deadline ' +
        'of each period.',
      example: 'body',
    }),
});
export type MeasureQuery = z.infer<typeof MeasureQuery>;

export const Share = z
  .object({
    value: z.number().nullable().meta({ description: 'Null over nothing.', example: 0.75 }),
    over: z.int().meta({ description: 'How many it was computed over.', example: 12 }),
  })
  .meta({ id: 'Share', description: 'A share or a mean, with the number it was computed over.' });

const cell = {
  count: z.int().meta({ description: 'Of periods; of requests; or, where it is one of scores, of commitments.' }),
  commitments: z.int().meta({ description: 'How many commitments that is: so many are in the list behind it.' }),
  having: z.enum(HAVINGS).meta({ description: 'What the filter of the list needs besides.' }),
};
export const Cell = z.object(cell).meta({ id: 'MeasureCell', description: 'A number with the list behind it.' });

export const TimelinessCells = z.object({ onTime: Share, inTime: Cell, late: Cell, overdue: Cell, running: Cell });
const kept = z.object({ rate: Share, kept: Cell, clear: Cell });

const Measures = z
  .object({
    periods: Cell,
    onControl: z.object({ overdue: Cell, atRisk: Cell, blocked: Cell }),
    timeliness: z.object({ original: TimelinessCells, current: TimelinessCells, undated: Cell }),
    slip: z.object({ totalDays: z.int(), mean: Share, median: Share, slipped: Cell }),
    extensions: z.object({
      perCommitment: Share,
      requested: Cell,
      granted: Cell,
      refused: Cell,
      waiting: Cell,
      lapsed: Cell,
      late: Cell,
      unasked: Cell,
    }),
    waitingReports: z.object({ ...cell, oldestDays: z.int().nullable() }),
    kept: z.object({ accepted: Cell, byUs: kept, byThem: kept }),
    fulfilment: z.object({
      average: Share.meta({ description: 'From 0 to 3, over those that have a score.' }),
      noEvidence: Cell,
      notStarted: Cell,
      minimal: Cell,
      substantial: Cell,
      full: Cell,
    }),
    conformity: z.object({ conforming: Share, conforms: Cell, differs: Cell, notCompared: Cell }),
  })
  .meta({ id: 'Measures', description: 'docs/measures.md says what each is.' });

const filter = z.string().meta({
  description: 'The query of GET /commitments that lists these; "&having=…" of a number lists the ones behind it.',
  example: 'meetingId=6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c',
});

export const MeasureTable = z
  .object({
    at: InstantText,
    groupBy: z.enum(GROUPINGS),
    whole: z.object({ filter, measures: Measures }),
    groups: z.array(
      z.object({
        key: z.string().nullable().meta({ description: 'Null: without counterpart, without a deadline.' }),
        name: z.string().nullable().meta({ description: 'In your language; a side or a month has none.' }),
        context: z.string().nullable().meta({ description: 'Of a post its body, of a meeting its code.' }),
        filter,
        measures: Measures,
      }),
    ),
  })
  .meta({ id: 'MeasureTable' });
export type MeasureTable = z.infer<typeof MeasureTable>;
