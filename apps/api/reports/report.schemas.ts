import { z } from 'zod';
import { Note } from '../commitments/commitment-request.schemas.js';
import { Report } from '../commitments/commitment.schemas.js';
import { Day, Id, Line, Version } from '../http/values.js';

const NewEvidence = z
  .strictObject({
    title: Line,
    fileId: Id.nullable().optional().meta({ description: 'A file that you uploaded.' }),
    url: z
      .url({ protocol: /^https?$/, error: 'must be a link that starts with http:// or https://' })
      .max(2_000)
      .nullable()
      .optional(),
  })
  .meta({ id: 'NewEvidence', description: 'A file or a link, one of both.' });

export const NewReport = z
  .strictObject({
    kind: z.enum(['interim', 'final']).meta({ description: 'A final report asks to be accepted; it needs a text.' }),
    text: Note.default('').meta({ description: 'What was done.' }),
    period: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: 'The earliest still to be reported on when left out.' }),
    evidence: z.array(NewEvidence).max(50).default([]),
    completedParts: z.array(z.int().min(1)).max(100).default([]).meta({ description: 'Parts complete with this.' }),
  })
  .meta({ id: 'NewReport' });
export type NewReport = z.infer<typeof NewReport>;

export const ReportDecision = z
  .strictObject({
    outcome: z.enum(['accept', 'return']),
    reason: Note.default('').meta({ description: 'Needed to return a report.' }),
    newDeadline: Day.optional().meta({
      description: 'A term that a return sets, later than the current deadline, which stays when left out.',
    }),
    reopenedParts: z
      .array(z.int().min(1))
      .max(100)
      .default([])
      .meta({ description: 'Complete parts that a return opens again, by number.' }),
    close: z.boolean().default(false).meta({
      description: 'When accepting a period of a recurring or standing commitment: take it off control for good.',
    }),
  })
  .meta({ id: 'ReportDecision' });
export type ReportDecision = z.infer<typeof ReportDecision>;

export const ReportOnCommitment = Report.extend({
  commitmentId: Id,
  version: Version,
}).meta({ id: 'ReportOnCommitment', description: 'The version is that of the commitment.' });
