import { Temporal } from 'temporal-polyfill';
import type { CommitmentState } from '#commitments';

/** What may have become of a commitment between two moments. Several may be true of one. */
export const CHANGES = ['new', 'closed', 'terminated', 'reopened', 'slipped', 'reassigned'] as const;
export type Change = (typeof CHANGES)[number];

export interface Difference {
  changes: Change[];
  /** By how many days the deadline moved, negative where it came nearer; null where it did not move. */
  slipDays: number | null;
}

/**
 * What has become of a commitment from one state to another; null of a state is that it was not there for the reader. Only
 * the two states count: what was closed and re-opened between them is neither.
 */
export function differenceBetween(before: CommitmentState | null, after: CommitmentState | null): Difference {
  if (after === null) return { changes: [], slipDays: null };
  const slipDays = before && slip(before, after);
  const is: Record<Change, boolean> = {
    new: before === null,
    closed: after.status === 'closed' && before?.status !== 'closed',
    terminated: after.status === 'terminated' && before?.status !== 'terminated',
    reopened: before !== null && isOver(before) && !isOver(after),
    slipped: slipDays !== null,
    reassigned: before !== null && (before.lead.id !== after.lead.id || before.controller.id !== after.controller.id),
  };
  return { changes: CHANGES.filter((change) => is[change]), slipDays };
}

const isOver = ({ status }: CommitmentState) => status === 'closed' || status === 'terminated' || status === 'declined';

/**
 * Of the deadline of the period that it stood at: that a repeating commitment went on to its next period moves nothing. A
 * deadline that was agreed on only later, or fell away, has moved by no number of days.
 */
function slip(before: CommitmentState, after: CommitmentState): number | null {
  const was = before.currentDeadline;
  const is = after.period === before.period ? after.currentDeadline : (after.deadlines[before.period] ?? null);
  if (was === null || is === null || was === is) return null;
  return Temporal.PlainDate.from(was).until(is).days;
}
