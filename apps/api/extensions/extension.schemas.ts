import { z } from 'zod';
import { Note, Text } from '../commitments/commitment-request.schemas.js';
import { Extension } from '../commitments/commitment.schemas.js';
import { Day, Id, Version } from '../http/values.js';

export const NewExtension = z
  .strictObject({
    to: Day.meta({ description: 'The new deadline; later than the current one.' }),
    reason: Text,
    period: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: 'The earliest still to be reported on when left out.' }),
  })
  .meta({ id: 'NewExtension' });
export type NewExtension = z.infer<typeof NewExtension>;

export const ExtensionDecision = z
  .strictObject({
    outcome: z.enum(['grant', 'refuse']),
    reason: Note.default('').meta({ description: 'Needed to refuse.' }),
  })
  .meta({ id: 'ExtensionDecision' });
export type ExtensionDecision = z.infer<typeof ExtensionDecision>;

export const DecidedExtension = NewExtension.extend({
  decidedByPostId: Id.optional().meta({
    description: "Whose decision a registrar enters: the author's post or the controller. Your own need not be named.",
  }),
}).meta({ id: 'DecidedExtension' });
export type DecidedExtension = z.infer<typeof DecidedExtension>;

export const ExtensionOnCommitment = Extension.extend({
  commitmentId: Id,
  version: Version,
}).meta({ id: 'ExtensionOnCommitment', description: 'The version is that of the commitment.' });
