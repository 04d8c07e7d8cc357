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
  /** Its own or else its meeting's; null: the default ladder. */
  ladderCode: string | null;
  leadPostId: string;
  coExecutorPostIds: string[];
  controllerPostId: string;
  authorPostId: string;
  /** The post on the other side. */
  counterpartPostId: string | null;
  /** Persons named as observers. */
  observerIds: string[];
  /** Null until it was put on control. */
  controlledAt: Temporal.Instant | null;
  basis: Basis;
  /** When it was closed, declined or terminated. */
  settledAt: Temporal.Instant | null;
  /** Who terminated it; null where nobody did, or the system. */
  terminatedById: string | null;
  /** The last time that it was put back on control, and how many times that was; null where it never was, or is not on control. */
  reopened: { number: number; at: Temporal.Instant; byId: string | null } | null;
  /** What has been put to a decision, oldest first. */
  matters: PlannableMatter[];
  /**
   * What co-executors have reported to the lead, oldest first: of each of their posts the last report on a period, while
   * the lead has not reported on it since.
   */
  toLead: PlannableReport[];
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
  /**
   * When the lead last gave an answer that quiets reminders: a report to the controller, a request for an extension, or
   * "seen, will report by". Of the last, given after the deadline, only the first of each deadline counts: it costs
   * nothing, so whoever could renew it would keep everybody above in the dark for good. More time is asked for by an
   * extension, which somebody decides on.
   */
  answeredAt: Temporal.Instant | null;
}

/** A report to the lead. */
export interface PlannableReport {
  id: string;
  period: number;
  /** The how-manieth to the lead on its period, from 1. */
  number: number;
  madeAt: Temporal.Instant;
  /** Who made it, and the absent person for whom. */
  hands: string[];
}

/** A final report or a request for an extension. */
export interface PlannableMatter {
  id: string;
  kind: 'report' | 'extension';
  period: number;
  /** The how-manieth of its kind on its period, from 1. */
  number: number;
  madeAt: Temporal.Instant;
  /** Who made it, and the absent person for whom: they do not decide on it. */
  hands: string[];
  /** Null while it waits. */
  decision: { outcome: 'accept' | 'return' | 'grant' | 'refuse'; at: Temporal.Instant; byId: string } | null;
}
