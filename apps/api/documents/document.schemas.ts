import { z } from 'zod';
import { CLASSIFICATIONS } from '#access';
import { CONTROL_STATUSES } from '#commitments';
import { DOCUMENT_KINDS, MOST_TEXT } from '#meetings';
import { CommitmentName } from '../commitments/commitment.schemas.js';
import { Id, Line, Version } from '../http/values.js';

const Classification = z.enum(CLASSIFICATIONS).meta({
  description: 'Who may read the document. It is never more open than a commitment that rests on its words.',
  example: 'official',
});

const Offset = z.int().min(0).max(MOST_TEXT);

export const NewDocument = z
  .strictObject({
    kind: z.enum(DOCUMENT_KINDS),
    title: Line,
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'must be two small letters')
      .meta({ description: 'ISO 639-1.', example: 'ru' }),
    text: z
      .string()
      .min(1)
      .max(MOST_TEXT)
      .meta({ description: 'Frozen exactly as given, save that CR LF becomes LF. It cannot be changed afterwards.' }),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullish()
      .meta({ description: 'Where it was published.' }),
    fileId: Id.nullish().meta({ description: 'The original file, uploaded before.' }),
    classification: Classification.optional(),
  })
  .meta({ id: 'NewDocument' });
export type NewDocument = z.infer<typeof NewDocument>;

export const DocumentChange = z
  .strictObject({ classification: Classification })
  .meta({ id: 'DocumentChange', description: 'All else of a document is frozen.' });
export type DocumentChange = z.infer<typeof DocumentChange>;

const head = {
  id: Id,
  meetingId: Id,
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string(),
  language: z.string(),
  sha256: z.string().meta({ description: 'Of the text in UTF-8, lower-case hexadecimal.' }),
  url: z.string().nullable(),
  fileId: Id.nullable(),
  length: z.int().meta({ description: 'Of the text, in Unicode code points.' }),
  classification: Classification,
  version: Version,
};

export const DocumentHead = z.object(head).meta({ id: 'DocumentHead', description: 'A document without its text.' });
export const Document = z.object({ ...head, text: z.string() }).meta({ id: 'Document' });
export const DocumentHeads = z.object({ items: z.array(DocumentHead) }).meta({ id: 'DocumentHeads' });

export const NewPassage = z
  .strictObject({
    quote: z.string().min(1).max(20_000).meta({ description: 'Word for word as it stands in the document.' }),
    startsAt: Offset.optional().meta({ description: 'In Unicode code points from 0.' }),
    endsAt: Offset.optional().meta({ description: 'In Unicode code points, exclusive.' }),
  })
  .meta({
    id: 'NewPassage',
    description: 'Words with their place. The place may be left out where the words stand in the document only once.',
  });
export type NewPassage = z.infer<typeof NewPassage>;

export const Passage = z
  .object({ id: Id, documentId: Id, startsAt: z.int(), endsAt: z.int(), quote: z.string() })
  .meta({ id: 'Passage' });

export const RestedPassage = Passage.extend({
  commitments: z
    .array(CommitmentName.extend({ status: z.enum(CONTROL_STATUSES) }))
    .meta({ description: 'Those that rest on these words, as far as you may see them.' }),
}).meta({ id: 'RestedPassage' });
export const Passages = z.object({ items: z.array(RestedPassage) }).meta({ id: 'Passages' });
