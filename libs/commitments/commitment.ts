import type { CommitmentRow, PartRow, PeriodRow } from './commitment.entity.js';

/** A commitment with everything that its rules look at. */
export interface Commitment extends CommitmentRow {
  /** In the order in which they were named. */
  coExecutorPostIds: string[];
  observerIds: string[];
  /** Ascending by number. */
  parts: Omit<PartRow, 'commitmentId'>[];
  /** Ascending by ordinal. */
  periods: Omit<PeriodRow, 'commitmentId'>[];
}
