import { isCountry, isEmail } from '#people';
import { z } from 'zod';
import {
  code,
  codeOf,
  date,
  frozen,
  isDateOrInstant,
  line,
  lineFault,
  names,
  prose,
  timeZone,
} from './file-values.schema.js';

const Area = z.strictObject({ code, name: names });

const Body = z.strictObject({
  code,
  kind: z.enum([
    'state',
    'region',
    'government',
    'ministry',
    'agency',
    'embassy',
    'academy',
    'enterprise',
    'international_organisation',
  ]),
  country: z
    .string()
    .refine(isCountry, 'must be a country code of ISO 3166 in capital letters, as in "BY"')
    .describe('ISO 3166-1 alpha-2: whose working calendar counts.'),
  timeZone,
  name: names,
  aliases: z.array(line).max(50, 'must not be more than 50').default([]),
  parent: codeOf('the body above it').optional(),
});

const Post = z.strictObject({
  code,
  body: codeOf('the body it belongs to'),
  title: names,
  reportsTo: codeOf('the post it reports to; escalation follows it').optional(),
});

const Person = z.strictObject({
  code,
  name: line,
  names: z.strictObject({ ru: line.optional(), be: line.optional() }).default({}),
  email: z.string().refine(isEmail, 'must be one e-mail address').describe('One address, without a name around it.'),
  language: z.enum(['en', 'ru', 'be']).default('en').describe('The language of the mail this person gets.'),
  timeZone,
  morning: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time written HH:MM')
    .default('09:00')
    .describe('When mail is sent, in the person’s own zone.'),
  clearance: z.enum(['public', 'official', 'confidential']).default('public'),
  invented: z.boolean().default(false).describe('True for a person made up for a sample. Not stored.'),
  remark: z.string().optional().describe('For readers of the file. Not stored.'),
});

const Tenure = z.strictObject({
  post: codeOf('the post'),
  person: codeOf('the person who holds it'),
  startsOn: date,
  endsOn: date.optional().describe('The last day in the post; left out while the tenure runs.'),
});

const Deputyship = z.strictObject({
  absent: codeOf('the absent person'),
  deputy: codeOf('the person who stands in'),
  startsOn: date,
  endsOn: date.describe('The last day, inclusive.'),
});

const Meeting = z.strictObject({
  code: z
    .string()
    .regex(
      /^[A-Z0-9]+(-[A-Z0-9]+)*\/\d{4}-\d{2}-\d{2}(-\d+)?$/,
      'must be capital letters, a slash and a date, as in "BY-RU-MOS/2023-12-18"',
    )
    .describe('First part of every reference, as in BY-RU-MOS/2023-12-18.'),
  title: line,
  heldOn: date.describe('The day of signing: deadlines are counted from it.'),
  place: z
    .string()
    .max(500)
    .refine((text) => text === '' || lineFault(text) === null, 'must be one line')
    .default(''),
  nextMeetingOn: date.optional(),
  participants: z
    .array(
      z.strictObject({
        body: codeOf('the body'),
        side: z.enum(['ours', 'theirs']),
        spokesman: codeOf('the post that spoke for it').optional(),
      }),
    )
    .min(1, 'must name at least one body'),
});

const classification = z.enum(['public', 'official', 'confidential']).default('public');

const Document = z
  .strictObject({
    code: code.describe('How passages of this file point to the document. Not stored.'),
    kind: z.enum(['communique', 'protocol', 'roadmap', 'news_report', 'instruction_list']),
    title: line,
    language: z.string().regex(/^[a-z]{2}$/, 'must be two small letters, as in "en"'),
    url: z.url({ protocol: /^https?$/, message: 'must be a web address' }).optional(),
    text: frozen.optional(),
    textFile: line.optional().describe('A file beside this one or below it, instead of text.'),
    classification: classification.describe(
      'Who may read it; at least as closed as the commitments of this file that rest on its words.',
    ),
  })
  .refine((document) => (document.text === undefined) !== (document.textFile === undefined), {
    message: 'must have either text or textFile',
  })
  .meta({ oneOf: [{ required: ['text'] }, { required: ['textFile'] }] });

const Passage = z
  .strictObject({
    document: code.describe('The code of a document in this file.'),
    quote: frozen.describe('Word for word as it stands in the document.'),
    occurrence: z.int().min(1).optional().describe('Which one, from 1, when the words stand there more than once.'),
  })
  .describe('The exact words behind the commitment.');

const Deadline = z
  .discriminatedUnion(
    'basis',
    [
      z.strictObject({ basis: z.literal('stated'), statedOn: date }),
      z.strictObject({
        basis: z.literal('urgency'),
        urgency: z.enum(['very_urgently', 'urgently', 'promptly']),
      }),
      z.strictObject({ basis: z.literal('default') }),
      z.strictObject({
        basis: z.literal('recurring'),
        frequency: z.enum(['monthly', 'quarterly', 'half_yearly', 'yearly']),
      }),
      z.strictObject({ basis: z.literal('standing') }),
      z.strictObject({ basis: z.literal('open') }),
    ],
    { error: 'basis must be stated, urgency, default, recurring, standing or open' },
  )
  .default({ basis: 'default' });

const Commitment = z.strictObject({
  number: z
    .int()
    .min(1, 'must be a whole number from 1')
    .describe('Last part of the reference, unique in the meeting.'),
  kind: z.enum(['proposal', 'commitment', 'instruction']),
  side: z.enum(['ours', 'theirs', 'joint']).describe('Who keeps it. Joint: days must be working days on both sides.'),
  area: codeOf('the area'),
  title: line,
  text: prose,
  passage: Passage.optional(),
  classification,
  priority: z.enum(['low', 'normal', 'high']).default('normal'),
  verifiable: z.boolean().describe('Can anyone tell when it is done?'),
  parts: z.array(line).default([]).describe('Numbered from 1; complete when all of them are.'),
  lead: codeOf('the post that answers for it'),
  coExecutors: z.array(codeOf('a post that helps')).default([]),
  controller: codeOf('the post that accepts the final report; never the lead'),
  author: codeOf('the post that gave it'),
  counterpart: z
    .strictObject({ body: codeOf('the body on the other side'), post: codeOf('the post there').optional() })
    .optional(),
  deadline: Deadline,
  status: z.enum(['draft', 'proposed', 'active']).default('active'),
  onControlSince: z
    .string()
    .refine(isDateOrInstant, 'must be a date, or a date and time with its offset from UTC')
    .optional()
    .describe('A date (from its start in the lead body’s zone) or an instant, 2023-12-18T15:00:00+03:00.'),
});

/** What each list of the file is made of. */
export const SECTIONS = {
  areas: Area,
  bodies: Body,
  posts: Post,
  persons: Person,
  tenures: Tenure,
  deputyships: Deputyship,
  documents: Document,
  commitments: Commitment,
} as const;

export { Meeting as FileMeeting };

/** A meeting with all that is needed to follow up on it. docs/meeting-file.md says it in words. */
export const MeetingFile = z
  .strictObject({
    formatVersion: z.literal(1, { error: 'must be 1, the only version there is' }),
    regime: code.default('cis').describe('The code of the regime that deadlines are counted by.'),
    ladder: code.default('default').describe('The code of the ladder that reminders follow.'),
    areas: z.array(Area).default([]),
    bodies: z.array(Body).default([]),
    posts: z.array(Post).default([]),
    persons: z.array(Person).default([]),
    tenures: z.array(Tenure).default([]),
    deputyships: z.array(Deputyship).default([]),
    meeting: Meeting,
    documents: z.array(Document).default([]),
    commitments: z.array(Commitment).default([]),
  })
  .meta({ title: 'Pacta meeting file', description: 'A meeting, who took part, and what was promised there.' });

type Written = z.infer<typeof MeetingFile>;

/** A document whose text is at hand, wherever it was written; as closed as the commitments that rest on its words. */
export type FileDocument = Omit<Written['documents'][number], 'text' | 'textFile'> & { text: string };

/** A file that has been read: defaults filled in, the documents' texts loaded. */
export type MeetingFile = Omit<Written, 'documents'> & { documents: FileDocument[] };

export type FileCommitment = Written['commitments'][number];

/** The schema of the file as it is written (defaults may be left out), as JSON Schema 2020-12. */
export function meetingFileJsonSchema(): object {
  return z.toJSONSchema(MeetingFile, { io: 'input' });
}
