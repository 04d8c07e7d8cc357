import { z } from 'zod';
import { Note } from '../commitments/commitment-request.schemas.js';
import { Acknowledgement } from '../commitments/commitment.schemas.js';
import { Day, Id, Version } from '../http/values.js';

export const NewAcknowledgement = z
  .strictObject({
    willReportBy: Day.meta({ description: 'By when the report will come; not a day that is over.' }),
    note: Note.default(''),
    period: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: 'The earliest still to be reported on when left out.' }),
  })
  .meta({ id: 'NewAcknowledgement' });
export type NewAcknowledgement = z.infer<typeof NewAcknowledgement>;

export const AcknowledgementOnCommitment = Acknowledgement.extend({
  commitmentId: Id,
  version: Version,
}).meta({ id: 'AcknowledgementOnCommitment', description: 'The version is that of the commitment.' });
