import { z } from 'zod';
import {
  BLOCKED_SIDES,
  CLASSIFICATIONS,
  CONFORMITIES,
  CONTROL_STATUSES,
  FULFILMENTS,
  HAVINGS,
  KINDS,
  PRIORITIES,
  SIDES,
  SORTS,
} from '#commitments';
import { FREQUENCIES, URGENCIES } from '#deadlines';
import { PageQuery } from '../http/page.js';
import { changesSomething, Code, Day, Flag, Id, Line, Month, orNone, sortOf } from '../http/values.js';

/** Several lines of text, without blanks around it. */
export const Text = z.string().trim().min(1, 'must not be empty').max(20_000);
/** A text that may be left empty. */
export const Note = z.string().trim().max(20_000);

export const Deadline = z
  .discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('stated'), statedOn: Day }),
    z.strictObject({ basis: z.literal('urgency'), urgency: z.enum(URGENCIES) }),
    z.strictObject({ basis: z.literal('default') }),
    z.strictObject({ basis: z.literal('recurring'), frequency: z.enum(FREQUENCIES) }),
    z.strictObject({ basis: z.literal('standing') }),
    z.strictObject({ basis: z.literal('open') }),
  ])
  .meta({ id: 'Deadline', description: 'Where the deadline comes from.', example: { basis: 'default' } });

const Passage = z
  .strictObject({
    documentId: Id,
    startsAt: z.int().min(0).optional(),
    endsAt: z.int().min(1).optional(),
    quote: z.string().min(1).max(20_000),
  })
  .meta({
    id: 'NewPassageOfCommitment',
    description: 'Words in a document of the meeting: with their place in code points, or where they stand only once.',
  });

const fields = {
  kind: z.enum(KINDS),
  side: z.enum(SIDES),
  areaCode: Code.meta({ example: 'transport' }),
  title: Line,
  text: Text,
  passageId: Id.nullable().optional(),
  passage: Passage.nullable().optional().meta({ description: 'Instead of passageId.' }),
  classification: z.enum(CLASSIFICATIONS).optional(),
  priority: z.enum(PRIORITIES).optional(),
  verifiable: z.boolean().meta({ description: 'Can anyone tell when it is done?' }),
  leadPostId: Id,
  coExecutorPostIds: z.array(Id).max(50).optional(),
  controllerPostId: Id.meta({ description: 'Accepts or returns the final report. Never the lead.' }),
  authorPostId: Id.meta({ description: 'Gave it; this side can move the deadline.' }),
  counterpartBodyId: Id.nullable().optional().meta({ description: 'Needed when the side is joint.' }),
  counterpartPostId: Id.nullable().optional(),
  observerIds: z.array(Id).max(100).optional().meta({ description: 'Persons who may read it.' }),
  parts: z.array(Text).max(100).optional(),
  regimeCode: Code.optional().meta({ description: "The meeting's when left out." }),
  ladderCode: Code.nullable().optional().meta({ description: "Null or left out: it follows the meeting's." }),
  signedOn: Day.optional().meta({ description: 'The date of the meeting when left out.' }),
  deadline: Deadline,
};

export const NewCommitment = z
  .strictObject({
    meetingId: Id,
    number: z.int().min(1).max(99_999).optional().meta({ description: 'The next free one when left out.' }),
    ...fields,
  })
  .meta({ id: 'NewCommitment' });
export type NewCommitment = z.infer<typeof NewCommitment>;

export const CommitmentChange = z
  .strictObject(fields)
  .partial()
  .refine(...changesSomething)
  .meta({
    id: 'CommitmentChange',
    description: 'What is left out stays. On control the deadline cannot be edited: it moves by an extension.',
  });
export type CommitmentChange = z.infer<typeof CommitmentChange>;

export const WithReason = z.strictObject({ reason: Text }).meta({ id: 'WithReason' });
export type WithReason = z.infer<typeof WithReason>;

export const Termination = z
  .strictObject({
    reason: Text,
    supersededById: Id.optional().meta({ description: 'The commitment that is to be kept instead.' }),
  })
  .meta({ id: 'Termination' });
export type Termination = z.infer<typeof Termination>;

export const Reopening = z
  .strictObject({
    reason: Text,
    newDeadline: Day.optional().meta({ description: 'Later than the current deadline, which stays when left out.' }),
  })
  .meta({ id: 'Reopening' });
export type Reopening = z.infer<typeof Reopening>;

export const NewBlocker = z
  .strictObject({
    side: z.enum(BLOCKED_SIDES).meta({ description: 'On whose side it stands in the way.' }),
    postId: Id.nullable().optional().meta({ description: 'Whose it is to remove it, where that is known.' }),
    text: Text.meta({ description: 'What stands in the way.' }),
  })
  .meta({ id: 'NewBlocker' });
export type NewBlocker = z.infer<typeof NewBlocker>;

export const BlockerRemoval = z
  .strictObject({ remark: Note.default('').meta({ description: 'What has become of it.' }) })
  .meta({ id: 'BlockerRemoval' });
export type BlockerRemoval = z.infer<typeof BlockerRemoval>;

export const CounterpartMove = z
  .strictObject({
    status: z.enum(CONTROL_STATUSES),
    remark: Note.default('').meta({ description: 'How it has become known.' }),
  })
  .meta({ id: 'CounterpartMove', description: 'Where the other side of a joint commitment stands.' });
export type CounterpartMove = z.infer<typeof CounterpartMove>;

export const NewScore = z
  .strictObject({
    fulfilment: z.enum(FULFILMENTS),
    conformity: z.enum(CONFORMITIES).nullable().default(null),
    conformityRemark: Text.nullable().default(null).meta({ description: 'Needed when it differs.' }),
    reportIds: z.array(Id).max(500).default([]).meta({ description: 'Reports that the score rests on.' }),
    evidenceIds: z.array(Id).max(500).default([]),
    remark: Note.default(''),
  })
  .meta({ id: 'NewScore', description: 'A score other than no_evidence cites reports or evidence.' });
export type NewScore = z.infer<typeof NewScore>;

/** Several values, comma-separated: any of them. */
const anyOf = <const Value extends string>(values: readonly Value[]) => severalOf(z.enum(values), values.join(','));

const severalOf = <Item extends z.ZodType<string, string>>(item: Item, example: string, most = 100) =>
  z
    .string()
    .max(40 * most)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(most))
    .optional()
    .meta({ description: 'One or several, comma-separated.', example });

const POST_ID = '6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c';
const MEETING_ID = '0c5a4f1d-2b3c-4a35-9a3e-6f1c1b0e6d8b';

/** So many are named in 8,000 characters, which servers in between let through. */
export const MOST_MEETINGS = 200;

export const CommitmentFilter = z.strictObject({
  status: anyOf(CONTROL_STATUSES),
  side: anyOf(SIDES),
  kind: anyOf(KINDS),
  areaCode: severalOf(Code, 'transport'),
  priority: anyOf(PRIORITIES),
  classification: anyOf(CLASSIFICATIONS),
  leadPostId: severalOf(Id, POST_ID),
  controllerPostId: severalOf(Id, POST_ID),
  authorPostId: severalOf(Id, POST_ID),
  leadBodyId: Id.optional().meta({ description: 'The body of the lead, or one above it.' }),
  leadOwnBodyId: Id.optional().meta({ description: 'The body of the lead itself, without those below it.' }),
  counterpartBodyId: orNone(Id).optional().meta({ description: '"none": without a body on the other side.' }),
  meetingId: severalOf(Id, MEETING_ID, MOST_MEETINGS),
  dueFrom: Day.optional().meta({ description: 'Of the current deadline; the day itself included.' }),
  dueTo: Day.optional().meta({ description: 'Of the current deadline; the day itself included.' }),
  timeliness: z
    .enum(['overdue', 'running'])
    .optional()
    .meta({ description: 'Of what is on control and not reported yet.' }),
  originalMonth: orNone(Month)
    .optional()
    .meta({ description: 'With a period whose original deadline lies in it; "none": with one that has no deadline.' }),
  having: anyOf(HAVINGS).meta({
    description:
      'With a period of which one of these can be said, comma-separated: by these names a table of measures tells the ' +
      'commitments behind a number. With originalMonth: of the same period.',
    example: 'late_current,overdue_current',
  }),
  blocked: z
    .enum(['true', ...BLOCKED_SIDES])
    .transform((value) => (value === 'true' ? 'either' : value))
    .optional()
    .meta({ description: 'Only where something stands in the way: at all, or on one side.', example: 'theirs' }),
  mine: Flag.optional().meta({ description: 'Only where you lead, co-execute, control or are the author.' }),
  q: z.string().trim().min(1).max(200).optional().meta({
    description: 'Words in reference, title or text; Russian and English are stemmed. "…" for a phrase, - to exclude.',
    example: 'автобусы',
  }),
});
export type CommitmentFilter = z.infer<typeof CommitmentFilter>;

export const LanguageQuery = z.strictObject({
  language: z.enum(['en', 'ru', 'be']).optional().meta({ description: 'Of names; your own when left out.' }),
});
export type LanguageQuery = z.infer<typeof LanguageQuery>;

export const CommitmentQuery = PageQuery.extend({
  ...CommitmentFilter.shape,
  ...LanguageQuery.shape,
  sort: sortOf(SORTS, 'due'),
});
export type CommitmentQuery = z.infer<typeof CommitmentQuery>;

export const HistoryQuery = z.strictObject({
  ...LanguageQuery.shape,
  verify: Flag.optional().meta({ description: 'Also recompute the chain of hashes.' }),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
