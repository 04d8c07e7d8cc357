import type { PlannedOccurrence } from './occurrence.js';
import { type Difference, isSameOccurrence, type StoredOccurrence } from './plan-difference.rules.js';

/** What was wrong with a stored plan. */
export interface PlanFaults {
  missing: PlannedOccurrence[];
  surplus: StoredOccurrence[];
}

/** How far back a plan may have been in order, in days: a night ago, or before an outage, even one of a year. */
export const LOOK_BACK_DAYS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const;

/** What differs, as far as it can be a fault. */
export function suspected({ missing, again, surplus }: Difference): PlanFaults {
  return { missing: [...missing, ...again], surplus };
}

/**
 * What of it would have been a difference at an earlier moment as well. The plan also changes by time alone: what waits
 * goes to whoever holds the post today, and with today the holder, the deputies, an answer's pause and the horizon change.
 * A plan that was in order then by the facts of today has been spoilt by nobody.
 */
export function stillSuspected({ missing, surplus }: PlanFaults, earlier: Difference): PlanFaults {
  const before = suspected(earlier);
  const isIn = (those: readonly PlannedOccurrence[]) => (one: PlannedOccurrence) =>
    those.some((other) => isSameOccurrence(one, other));
  return { missing: missing.filter(isIn(before.missing)), surplus: surplus.filter(isIn(before.surplus)) };
}

export function isClean({ missing, surplus }: PlanFaults): boolean {
  return missing.length + surplus.length === 0;
}
