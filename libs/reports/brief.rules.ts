import type { BlockedSide, Priority, Side } from '#commitments';

/** Why a commitment stands on the page of a brief, the most pressing first: what is true of several is there once. */
export const PRESSING = ['overdue', 'due_soon', 'blocked', 'high_priority'] as const;
export type Pressing = (typeof PRESSING)[number];

/** A commitment on control, as far as choosing needs it. */
export interface OpenCommitment {
  id: string;
  reference: string;
  side: Side;
  priority: Priority;
  /** From today to the current deadline, where the lead is; negative when it has passed, null without one. */
  daysLeft: number | null;
  /** Reported on, and waiting for its decision: the lead can do nothing more. */
  isReported: boolean;
  blockedSide: BlockedSide | null;
}

export interface Chosen {
  id: string;
  why: Pressing;
}

const PRIORITY_PLACE: Readonly<Record<Priority, number>> = { high: 0, normal: 1, low: 2 };

/**
 * The lines that a leader should see first: by what presses, then by priority, then by deadline, then by reference. What
 * presses in no way, and what has been reported, is left out.
 * @param page.most at most so many
 * @param page.soonDays due within so many calendar days is soon
 */
export function chooseLines(
  open: readonly OpenCommitment[],
  { most, soonDays }: { most: number; soonDays: number },
): Chosen[] {
  return open
    .flatMap((one) => {
      const why = pressing(one, soonDays);
      return why === null ? [] : [{ one, why }];
    })
    .sort((a, b) => PRESSING.indexOf(a.why) - PRESSING.indexOf(b.why) || inOrder(a.one, b.one))
    .slice(0, most)
    .map(({ one: { id }, why }) => ({ id, why }));
}

/** What one side has to clear away, by priority, then by deadline, then by reference. */
export function blockedOn(side: BlockedSide, open: readonly OpenCommitment[]): OpenCommitment[] {
  return open.filter(({ blockedSide, isReported }) => blockedSide === side && !isReported).sort(inOrder);
}

function pressing({ daysLeft, isReported, blockedSide, priority }: OpenCommitment, soonDays: number): Pressing | null {
  if (isReported) return null;
  if (daysLeft !== null && daysLeft < 0) return 'overdue';
  if (daysLeft !== null && daysLeft <= soonDays) return 'due_soon';
  if (blockedSide !== null) return 'blocked';
  return priority === 'high' ? 'high_priority' : null;
}

function inOrder(a: OpenCommitment, b: OpenCommitment): number {
  return (
    PRIORITY_PLACE[a.priority] - PRIORITY_PLACE[b.priority] ||
    compare(a.daysLeft ?? Infinity, b.daysLeft ?? Infinity) ||
    compare(a.reference, b.reference)
  );
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
