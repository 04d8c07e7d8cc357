import { Temporal } from 'temporal-polyfill';
import type { CommitmentOutline, Deadlines } from '#commitments';

/** What may have become of a commitment between two moments. Several may be true of one. */
export const CHANGES = ['new', 'closed', 'terminated', 'reopened', 'slipped', 'reassigned'] as const;
export type Change = (typeof CHANGES)[number];

export interface Difference {
  changes: Change[];
  /** From when to when the deadline moved; null where it did not move. */
  moved: { from: string; to: string } | null;
}

/** What of a commitment decides what has become of it. */
export type DecidingState = Omit<CommitmentOutline, 'id' | 'reference' | 'side'>;

/**
 * What has become of a commitment from one state to another; null of a state is that it was not there for the reader. Only
 * the two states count: what was closed and re-opened between them is neither.
 * @param deadlines the later ones of each period, by its number: asked for where it stands at another period
 */
export function differenceBetween(
  before: DecidingState | null,
  after: DecidingState | null,
  deadlines: Deadlines = {},
): Difference {
  if (after === null) return { changes: [], moved: null };
  const moved = before && moveBetween(before, after, deadlines);
  const is: Record<Change, boolean> = {
    new: before === null,
    closed: after.status === 'closed' && before?.status !== 'closed',
    terminated: after.status === 'terminated' && before?.status !== 'terminated',
    reopened: before !== null && isOver(before) && !isOver(after),
    slipped: moved !== null,
    reassigned: before !== null && (before.leadId !== after.leadId || before.controllerId !== after.controllerId),
  };
  return { changes: CHANGES.filter((change) => is[change]), moved };
}

const isOver = ({ status }: DecidingState) => status === 'closed' || status === 'terminated' || status === 'declined';

/**
 * Of the deadline of the period that it stood at: that a repeating commitment went on to its next period moves nothing. A
 * deadline that was agreed on only later, or fell away, has moved by no number of days.
 */
function moveBetween(before: DecidingState, after: DecidingState, deadlines: Deadlines): Difference['moved'] {
  const from = before.currentDeadline;
  const to = after.period === before.period ? after.currentDeadline : (deadlines[before.period] ?? null);
  return from === null || to === null || from === to ? null : { from, to };
}

/** By how many days a deadline moved, negative where it came nearer. */
export function slipDaysOf({ from, to }: { from: string; to: string }): number {
  return Temporal.PlainDate.from(from).until(to).days;
}
