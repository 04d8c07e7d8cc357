import type { PlannableCommitment } from '#commitments';
import type { RosterPerson } from '#people';
import { Temporal } from 'temporal-polyfill';

/** Reminders that tell of something that has happened or waits; the rungs of a ladder keep to their mornings. */
const TOLD_AT_ONCE = /^(notice|decide)-/;

/**
 * When one person is told: of what has a high priority at once, should they have chosen so, else on the morning planned.
 * The only place that decides this.
 * @param since when it happened or, of what is told only after some days, from when on it is owed.
 */
export function momentFor(
  { urgent }: Pick<RosterPerson, 'urgent'>,
  told: { rung: string; priority: PlannableCommitment['priority']; since: Temporal.Instant; morning: Temporal.Instant },
): Temporal.Instant {
  const isAtOnce = urgent === 'immediate' && told.priority === 'high' && TOLD_AT_ONCE.test(told.rung);
  return isAtOnce && Temporal.Instant.compare(told.since, told.morning) < 0 ? told.since : told.morning;
}
