import type { Temporal } from 'temporal-polyfill';
import type { Basis, Classification, ControlStatus, Priority } from './commitment.types.js';

/** What the reminder plan needs to know of a commitment. */
export interface PlannableCommitment {
  id: string;
  reference: string;
  title: string;
  classification: Classification;
  priority: Priority;
  status: ControlStatus;
  regimeCode: string;
  /** Null: the default ladder. */
  ladderCode: string | null;
  leadPostId: string;
  coExecutorPostIds: string[];
  controllerPostId: string;
  authorPostId: string;
  /** Null until it was put on control. */
  controlledAt: Temporal.Instant | null;
  basis: Basis;
  /** Ascending by ordinal. */
  periods: PlannablePeriod[];
}

export interface PlannablePeriod {
  ordinal: number;
  /** The current deadline; null for an open commitment. */
  deadline: Temporal.PlainDate | null;
  originalDeadline: Temporal.PlainDate | null;
  deadlineVersion: number;
  /** When its final report was made; null again when it was returned. */
  reportedAt: Temporal.Instant | null;
  settledAt: Temporal.Instant | null;
  /** When the lead last answered about it: a report to the controller, or a request for an extension. */
  answeredAt: Temporal.Instant | null;
}
