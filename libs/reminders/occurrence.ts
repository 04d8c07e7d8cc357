import type { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';

/** One reminder that ought to go out: one rung of one deadline of one commitment, for one person. */
export interface PlannedOccurrence {
  commitmentId: string;
  rung: string;
  deadlineVersion: number;
  /** The period, or for an open commitment the number of the review; from 1. */
  ordinal: number;
  audience: Audience;
  /** The post whose holder gets the mail: the audience's own, or the next one up the line that somebody holds. */
  postId: string;
  /** Null while nobody up the line can be reached. */
  recipientId: string | null;
  /** The absent person for whom the recipient stands in. */
  deputyForId: string | null;
  /** Null for a review. */
  deadline: Temporal.PlainDate | null;
  dueAt: Temporal.Instant;
  /** The report or the request that a nudge or a notice tells of; only of these. */
  aboutId?: string | null;
}
