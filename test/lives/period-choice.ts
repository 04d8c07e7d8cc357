import type { Dice } from './dice.js';
import { type Commitment, isWaiting, type Period, standing } from './life.js';
import type { Refusal } from './step.js';

/* Which period a step is about. */

/** Mostly the period that it stands at, by saying none. */
export function drawPeriod(dice: Dice, { periods }: Commitment): { period?: number } {
  return dice.once(4) ? { period: 1 + dice.below(periods.length + 1) } : {};
}

export const periodOf = (asked: { period?: number }, commitment: Commitment): number =>
  asked.period ?? standing(commitment).ordinal;

export function find({ periods }: Commitment, ordinal: number): Period | undefined {
  return periods.find((period) => period.ordinal === ordinal);
}

/** What stands against anything that is said about a period. */
export function periodFaults(commitment: Commitment, ordinal: number, needsNone: 'waiting' | null): Refusal[] {
  const period = find(commitment, ordinal);
  if (period === undefined) return ['no_such_period'];
  if (period.settledAt !== null) return ['period_settled'];
  return needsNone !== null && isWaiting(period) ? ['report_waits'] : [];
}
