import type { Timeliness } from '#deadlines';
import type { BlockedSide } from './blocker.rules.js';
import type { Conformity, ControlStatus } from './commitment.types.js';
import type { BodyName, PostName } from './names.js';
import type { RegisterRow } from './register-row.js';
import type { Addressee, ExtensionState, MoveOrigin, Outcome, ReportKind } from './report.entity.js';

export interface PersonName {
  id: string;
  name: string;
}

/** A post with who holds it today; null while it is vacant. */
export interface HeldPost extends PostName {
  holder: PersonName | null;
}

/** One commitment as it is read. Dates are `2024-03-01`, instants `2024-03-01T09:00:00.000Z`. */
export interface CommitmentDetail extends Omit<RegisterRow, 'lead' | 'controller'> {
  number: number;
  text: string;
  passage: PassageOnDocument | null;
  verifiable: boolean;
  conformity: Conformity | null;
  conformityRemark: string | null;
  /** Who judged fulfilment and conformity last, and what the judgement rests on; null where nobody has. */
  score: ScoreDetail | null;
  lead: HeldPost;
  coExecutors: HeldPost[];
  controller: HeldPost;
  author: HeldPost;
  counterpart: BodyName | null;
  counterpartPost: HeldPost | null;
  counterpartStatus: ControlStatus | null;
  observers: PersonName[];
  regimeCode: string;
  ladderCode: string | null;
  signedOn: string;
  deadline: { basis: string; statedOn?: string; urgency?: string; frequency?: string };
  controlledAt: string | null;
  settledAt: string | null;
  createdAt: string;
  parts: { number: number; text: string; completedAt: string | null }[];
  periods: PeriodDetail[];
  reports: ReportDetail[];
  extensions: ExtensionDetail[];
  /** Every "seen, will report by", oldest first. */
  acknowledgements: AcknowledgementDetail[];
  /** What stands in the way, and whose it is to remove it where that is known. */
  blocker: { side: BlockedSide; text: string; post: PostName | null; since: string } | null;
  /** Null also where the reader may not see it. */
  supersededBy: CommitmentName | null;
  /** Of those that the reader may see. */
  supersedes: CommitmentName[];
}

/** What it cites are reports of the commitment and pieces of their evidence, in the order given. */
export interface ScoreDetail {
  assessor: PersonName;
  scoredAt: string;
  remark: string;
  cited: { reportIds: string[]; evidenceIds: string[] };
}

export interface CommitmentName {
  id: string;
  reference: string;
  title: string;
}

export interface PassageOnDocument {
  id: string;
  documentId: string;
  /** Null where the document may not be read. */
  documentTitle: string | null;
  startsAt: number;
  endsAt: number;
  quote: string;
}

export interface PeriodDetail {
  ordinal: number;
  startsOn: string;
  endsOn: string | null;
  originalDeadline: string | null;
  currentDeadline: string | null;
  deadlineVersion: number;
  reportedAt: string | null;
  settledAt: string | null;
  timeliness: { original: Timeliness; current: Timeliness };
  /** By when the lead last said to report; null when nothing was said. */
  willReportBy: string | null;
}

export interface ReportDetail {
  id: string;
  period: number;
  kind: ReportKind;
  addressedTo: Addressee;
  text: string;
  post: PostName;
  author: PersonName;
  onBehalfOf: PersonName | null;
  createdAt: string;
  evidence: { id: string; title: string; fileId: string | null; fileName: string | null; url: string | null }[];
  decision: {
    id: string;
    outcome: Outcome;
    reason: string;
    decidedBy: PersonName;
    onBehalfOf: PersonName | null;
    decidedAt: string;
  } | null;
}

export interface ExtensionDetail {
  id: string;
  period: number;
  from: string;
  to: string;
  reason: string;
  late: boolean;
  origin: MoveOrigin;
  state: ExtensionState;
  requestedBy: PersonName;
  onBehalfOf: PersonName | null;
  requestedAt: string;
  decidedBy: PersonName | null;
  decidedOnBehalfOf: PersonName | null;
  /** Whose decision was entered by who is named as having decided; null where it was their own. */
  decidedByPost: PostName | null;
  decidedAt: string | null;
  decisionReason: string;
}

export interface AcknowledgementDetail {
  id: string;
  period: number;
  willReportBy: string;
  note: string;
  addressedTo: Addressee;
  /** Given after the deadline had passed. */
  late: boolean;
  post: PostName;
  author: PersonName;
  onBehalfOf: PersonName | null;
  createdAt: string;
}
