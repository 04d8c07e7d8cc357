import type { Temporal } from 'temporal-polyfill';
import type { Classification } from '#access';
import type { BlockedSide, CommitmentDetail, Side } from '#commitments';
import type { Participant } from '#meetings';
import type { WaitingDecision } from './brief-contents.js';
import type { Pressing } from './brief.rules.js';
import type { Compared } from './comparison.js';
import type { MeetingHead } from './counterpart-meetings.js';
import type { Cell, Measures, Share } from './measures.rules.js';

/** What of a commitment stands on the page: with the lead's holder of the day, and what stands in its way. */
export type BriefLine = Pick<
  CommitmentDetail,
  | ('id' | 'reference' | 'title' | 'side' | 'priority' | 'classification' | 'status' | 'lead')
  | ('originalDeadline' | 'currentDeadline' | 'timeliness' | 'slip' | 'blocker')
>;

/** How many commitments of one side are on control, and how its periods are kept: docs/measures.md says what each is. */
export interface SideNumbers {
  open: number;
  /** All periods that are counted: what the rest is a part of. */
  periods: Cell;
  /** Against the current deadline. */
  onTime: Share;
  late: Cell;
  overdue: Cell;
  atRisk: Cell;
}

export interface WaitingDecisions {
  count: number;
  oldest: Omit<WaitingDecision, 'kind'> | null;
}

/** What a leader needs on one page before a meeting, of what the reader may see. */
export interface Brief {
  /** When it was true. */
  at: Temporal.Instant;
  /** The highest among what it was made from. */
  classification: Classification;
  meeting: MeetingHead;
  counterpart: Participant['body'][];
  /** The last one before, with the same counterpart. */
  last: MeetingHead | null;
  /** When the one after this is to be. */
  nextMeetingOn: string | null;
  /** From when changes are told; null where there was no meeting before. */
  since: Temporal.Instant | null;
  /** By us: ours and joint; by them: theirs and joint. */
  kept: Pick<Measures['kept'], 'byUs' | 'byThem'>;
  numbers: Record<Side, SideNumbers>;
  lines: (BriefLine & { why: Pressing })[];
  waiting: { reports: WaitingDecisions; extensions: WaitingDecisions };
  blockers: Record<BlockedSide, { count: number; items: BriefLine[] }>;
  changed: Pick<Compared, 'counts' | 'items'> & { count: number };
}
