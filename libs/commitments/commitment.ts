import type { Parties } from '#access';
import type { DeadlineRule } from '#deadlines';
import type { CommitmentRow, PartRow, PeriodRow } from './commitment.entity.js';
import { found } from './found.js';

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

/** What of a commitment decides who stands how to it. */
export function partiesIn(commitment: Commitment): Parties {
  const { id, classification, leadPostId, coExecutorPostIds, controllerPostId, authorPostId, observerIds } = commitment;
  return { id, classification, leadPostId, coExecutorPostIds, controllerPostId, authorPostId, observerIds };
}

type DeadlineColumns = Pick<
  CommitmentRow,
  'deadlineBasis' | 'deadlineStatedOn' | 'deadlineUrgency' | 'deadlineFrequency'
>;

/** The deadline rule out of its columns. */
export function deadlineRuleOf(row: DeadlineColumns): DeadlineRule {
  switch (row.deadlineBasis) {
    case 'stated':
      return { basis: 'stated', statedOn: found(row.deadlineStatedOn, 'the value of the deadline basis') };
    case 'urgency':
      return { basis: 'urgency', urgency: found(row.deadlineUrgency, 'the value of the deadline basis') };
    case 'recurring':
      return { basis: 'recurring', frequency: found(row.deadlineFrequency, 'the value of the deadline basis') };
    default:
      return { basis: row.deadlineBasis };
  }
}

/** A deadline rule as columns. */
export function deadlineColumns(rule: DeadlineRule): DeadlineColumns {
  return {
    deadlineBasis: rule.basis,
    deadlineStatedOn: rule.basis === 'stated' ? rule.statedOn : null,
    deadlineUrgency: rule.basis === 'urgency' ? rule.urgency : null,
    deadlineFrequency: rule.basis === 'recurring' ? rule.frequency : null,
  };
}

/** Numbers of the parts that are not complete. */
export function openParts(commitment: Commitment): number[] {
  return commitment.parts.filter(({ completedAt }) => completedAt === null).map(({ number }) => number);
}
