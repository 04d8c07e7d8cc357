import { z } from 'zod';
import {
  BASES,
  BLOCKED_SIDES,
  CLASSIFICATIONS,
  CONFORMITIES,
  CONTROL_STATUSES,
  FULFILMENTS,
  KINDS,
  MOVE_ORIGINS,
  PRIORITIES,
  SIDES,
} from '#commitments';
import { DayText, Id, Version } from '../http/values.js';

export const InstantText = z.iso.datetime().meta({ example: '2024-01-17T09:00:00.000Z' });
export const PersonName = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonName' });

export const PostName = z
  .object({ id: Id, title: z.string(), bodyId: Id, body: z.string() })
  .meta({ id: 'PostName', description: "A post and its body, in the reader's language." });

export const HeldPost = PostName.extend({
  holder: PersonName.nullable().meta({ description: 'Who holds it today; null while it is vacant.' }),
}).meta({ id: 'HeldPost' });

const TIMELINESS = ['in_time', 'late', 'running', 'overdue', 'undated'] as const;
export const Timeliness = z
  .object({ original: z.enum(TIMELINESS), current: z.enum(TIMELINESS) })
  .meta({ id: 'Timeliness', description: "Against both deadlines, by the date in the lead body's zone." });

const shared = {
  id: Id,
  reference: z.string().meta({ example: 'BY-RU-MOS/2023-12-18/07' }),
  title: z.string(),
  kind: z.enum(KINDS),
  side: z.enum(SIDES),
  area: z.object({ code: z.string(), name: z.string() }),
  classification: z.enum(CLASSIFICATIONS),
  priority: z.enum(PRIORITIES),
  status: z.enum(CONTROL_STATUSES).meta({ description: 'Control status, moved by those who do the work.' }),
  counterpartStatus: z
    .enum(CONTROL_STATUSES)
    .nullable()
    .meta({ description: 'Of a joint commitment: where the other side stands.' }),
  fulfilment: z.enum(FULFILMENTS).meta({ description: 'Judged by an assessor; no_evidence is not the same as none.' }),
  basis: z.enum(BASES).meta({ description: 'Where the deadline comes from.' }),
  period: z.int().meta({ description: 'The period that it stands at; the deadlines are those of this period.' }),
  originalDeadline: DayText.nullable(),
  currentDeadline: DayText.nullable().meta({ description: 'The original one, or what extensions made of it.' }),
  timeliness: Timeliness,
  counterpart: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'The body across.' }),
  meeting: z.object({ id: Id, code: z.string(), title: z.string() }),
  blockedSide: z
    .enum(BLOCKED_SIDES)
    .nullable()
    .meta({ description: 'On whose side something stands in the way; null where nothing is named.' }),
  slip: z
    .object({ count: z.int(), days: z.int() })
    .meta({ description: 'How many times its deadlines were moved, and by how many days altogether.' }),
  updatedAt: InstantText,
  version: Version,
};

export const RegisterLine = z.object({ ...shared, lead: PostName, controller: PostName }).meta({ id: 'RegisterLine' });

export const Evidence = z
  .object({
    id: Id,
    title: z.string(),
    fileId: Id.nullable(),
    fileName: z.string().nullable(),
    url: z.url().nullable(),
  })
  .meta({ id: 'Evidence', description: 'A file or a link.' });

export const Report = z
  .object({
    id: Id,
    period: z.int(),
    kind: z.enum(['interim', 'final']),
    addressedTo: z.enum(['controller', 'lead']).meta({ description: 'Co-executors report to the lead.' }),
    text: z.string(),
    post: PostName,
    author: PersonName,
    onBehalfOf: PersonName.nullable().meta({ description: 'For whom the author reported: a deputy, a registrar.' }),
    createdAt: InstantText,
    evidence: z.array(Evidence),
    decision: z
      .object({
        id: Id,
        outcome: z.enum(['accept', 'return']),
        reason: z.string(),
        decidedBy: PersonName,
        onBehalfOf: PersonName.nullable(),
        decidedAt: InstantText,
      })
      .nullable(),
  })
  .meta({ id: 'Report' });

export const Extension = z
  .object({
    id: Id,
    period: z.int(),
    from: DayText,
    to: DayText,
    reason: z.string(),
    late: z.boolean().meta({ description: 'Asked for after the deadline had passed.' }),
    origin: z.enum(MOVE_ORIGINS).meta({
      description: 'What moves the deadline: a request of the lead, or without one a return, a decision, a re-opening.',
    }),
    state: z.enum(['requested', 'granted', 'refused']),
    requestedBy: PersonName,
    onBehalfOf: PersonName.nullable(),
    requestedAt: InstantText,
    decidedBy: PersonName.nullable(),
    decidedOnBehalfOf: PersonName.nullable(),
    decidedByPost: PostName.nullable().meta({
      description: 'Whose decision was entered, where it was entered for it.',
    }),
    decidedAt: InstantText.nullable(),
    decisionReason: z.string(),
  })
  .meta({ id: 'Extension' });

export const Score = z
  .object({
    assessor: PersonName,
    scoredAt: InstantText,
    remark: z.string(),
    cited: z
      .object({ reportIds: z.array(Id), evidenceIds: z.array(Id) })
      .meta({ description: 'Reports of the commitment, and pieces of their evidence, that the score rests on.' }),
  })
  .meta({ id: 'Score', description: 'Who judged fulfilment and conformity, when, and what that rests on.' });

export const Acknowledgement = z
  .object({
    id: Id,
    period: z.int(),
    willReportBy: DayText,
    note: z.string(),
    addressedTo: z.enum(['controller', 'lead']).meta({ description: 'Co-executors answer to the lead.' }),
    late: z.boolean().meta({ description: 'Given after the deadline had passed.' }),
    post: PostName,
    author: PersonName,
    onBehalfOf: PersonName.nullable(),
    createdAt: InstantText,
  })
  .meta({ id: 'Acknowledgement', description: '"Seen, will report by": an answer to a reminder that is no report.' });

export const ControlWarning = z.object({
  code: z.enum(['nobody_can_be_told', 'lead_may_not_read']),
  message: z.string(),
});

const Period = z
  .object({
    ordinal: z.int(),
    startsOn: DayText,
    endsOn: DayText.nullable(),
    originalDeadline: DayText.nullable(),
    currentDeadline: DayText.nullable(),
    deadlineVersion: z.int().meta({ description: 'Counts up with every extension.' }),
    reportedAt: InstantText.nullable(),
    settledAt: InstantText.nullable(),
    timeliness: Timeliness,
    willReportBy: DayText.nullable().meta({ description: 'What the lead said last; moves no deadline.' }),
  })
  .meta({ id: 'Period' });

export const CommitmentName = z
  .object({ id: Id, reference: z.string(), title: z.string() })
  .meta({ id: 'CommitmentName' });

export const Commitment = z
  .object({
    ...shared,
    number: z.int(),
    text: z.string(),
    passage: z
      .object({
        id: Id,
        documentId: Id,
        documentTitle: z.string().nullable().meta({ description: 'Null where you may not read the document.' }),
        startsAt: z.int(),
        endsAt: z.int(),
        quote: z.string(),
      })
      .nullable()
      .meta({ description: 'The exact words behind it. Places count Unicode code points from 0.' }),
    verifiable: z.boolean(),
    conformity: z.enum(CONFORMITIES).nullable(),
    conformityRemark: z.string().nullable(),
    score: Score.nullable().meta({ description: 'The last one; null where nobody has judged it.' }),
    lead: HeldPost,
    coExecutors: z.array(HeldPost),
    controller: HeldPost,
    author: HeldPost,
    counterpartPost: HeldPost.nullable(),
    observers: z.array(PersonName),
    regimeCode: z.string(),
    ladderCode: z.string().nullable(),
    signedOn: DayText,
    deadline: z.object({
      basis: z.enum(BASES),
      statedOn: DayText.optional(),
      urgency: z.string().optional(),
      frequency: z.string().optional(),
    }),
    controlledAt: InstantText.nullable(),
    settledAt: InstantText.nullable(),
    createdAt: InstantText,
    parts: z.array(z.object({ number: z.int(), text: z.string(), completedAt: InstantText.nullable() })),
    periods: z.array(Period),
    reports: z.array(Report),
    extensions: z.array(Extension),
    acknowledgements: z.array(Acknowledgement),
    blocker: z
      .object({ side: z.enum(BLOCKED_SIDES), text: z.string(), post: PostName.nullable(), since: InstantText })
      .nullable()
      .meta({ description: 'What stands in the way, and whose it is to remove it where that is known.' }),
    supersededBy: CommitmentName.nullable().meta({
      description: 'What is to be kept instead of one that was terminated; null also where you may not see it.',
    }),
    supersedes: z.array(CommitmentName).meta({ description: 'What it took the place of, as far as you may see it.' }),
    warnings: z
      .array(ControlWarning)
      .optional()
      .meta({ description: 'When it is put on control: whom its reminders will not reach as things stand today.' }),
  })
  .meta({ id: 'Commitment' });
