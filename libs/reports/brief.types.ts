import type { Temporal } from 'temporal-polyfill';
import type { Classification } from '#access';
import type { BlockedSide, CommitmentDetail, RegisterFilter, Side } from '#commitments';
import type { WaitingDecision } from './brief-contents.js';
import type { Pressing } from './brief.rules.js';
import type { Compared } from './comparison.js';
import type { Counterpart, MeetingHead } from './counterpart-meetings.js';
import type { Cell, Measures } from './measures.rules.js';

/** What of a commitment stands on the page: with the lead's holder of the day, and what stands in its way. */
export type BriefLine = Pick<
  CommitmentDetail,
  | ('id' | 'reference' | 'title' | 'side' | 'priority' | 'classification' | 'status' | 'lead')
  | ('originalDeadline' | 'currentDeadline' | 'timeliness' | 'slip' | 'blocker')
>;

/** What lists the commitments of the earlier meetings, or some of them. */
export type BriefFilter = Omit<RegisterFilter, 'settledAfter'> & { meetingId: readonly string[] };

/** How many commitments of one side are on control, and how its periods are kept: docs/measures.md says what each is. */
export interface SideNumbers {
  /** Of the side; with the `having` of a number it lists the commitments behind it. */
  filter: BriefFilter;
  open: { count: number; filter: BriefFilter };
  /** All periods that are counted: what the rest is a part of. */
  periods: Cell;
  /** Against the current deadline. */
  timeliness: Measures['timeliness']['current'];
  /** On control now. */
  overdue: Cell;
  atRisk: Cell;
}

export interface WaitingDecisions extends Cell {
  oldest: WaitingDecision | null;
}

/** What a leader needs on one page before a meeting, of what the reader may see. */
export interface Brief {
  /** When it was true. */
  at: Temporal.Instant;
  /** The highest among what it was made from. */
  classification: Classification;
  meeting: MeetingHead;
  /** It is for the meeting after that one. */
  isForNext: boolean;
  counterpart: Counterpart[];
  /** Of all that it was made from; with the `having` of a number it lists the commitments behind it. */
  filter: BriefFilter;
  /** The last one before, with the same counterpart. */
  last: MeetingHead | null;
  /** When the one after `meeting` is to be; for the next meeting, the one after the last that was held. */
  nextMeetingOn: string | null;
  /** From when changes are told; null where there was no meeting before. */
  since: Temporal.Instant | null;
  /** By us: ours and joint; by them: theirs and joint. */
  kept: Pick<Measures['kept'], 'byUs' | 'byThem'>;
  numbers: Record<Side, SideNumbers>;
  lines: (BriefLine & { why: Pressing })[];
  waiting: { reports: WaitingDecisions; extensions: WaitingDecisions };
  blockers: Record<BlockedSide, { count: number; filter: BriefFilter; items: BriefLine[] }>;
  changed: Pick<Compared, 'counts' | 'items'> & { count: number };
}
