import type { Parties } from '#access';
import type { DeadlineRule } from '#deadlines';
import type { Commitment } from './commitment.js';
import type { CommitmentRow } from './commitment.entity.js';
import { waitingPeriods } from './period.rules.js';
import type { StepFacts } from './step.rules.js';

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
      return { basis: 'stated', statedOn: given(row.deadlineStatedOn) };
    case 'urgency':
      return { basis: 'urgency', urgency: given(row.deadlineUrgency) };
    case 'recurring':
      return { basis: 'recurring', frequency: given(row.deadlineFrequency) };
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

/** A constraint of the table makes sure that each basis has its own value. */
function given<T>(value: T | null): T {
  if (value === null) throw new Error('the deadline basis lacks its value');
  return value;
}

/** Numbers of the parts that are not complete. */
export function openParts(commitment: Commitment): number[] {
  return commitment.parts.filter(({ completedAt }) => completedAt === null).map(({ number }) => number);
}

/** What every step on a period is judged by. */
export function standOf(commitment: Commitment, period: number): Pick<StepFacts, 'status' | 'period' | 'waiting'> {
  return { status: commitment.status, period, waiting: waitingPeriods(commitment.periods) };
}
