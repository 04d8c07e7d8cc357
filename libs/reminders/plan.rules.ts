import type { PlannableCommitment, PlannablePeriod } from '#commitments';
import { Temporal } from 'temporal-polyfill';
import { copies } from './copies.rules.js';
import { type Ladder, REVIEW } from './ladder.rules.js';
import { planNotices } from './notices.rules.js';
import { planNudges } from './nudges.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { DayRule, PlanningWorld } from './planning-world.rules.js';
import { isRepeated, type PeriodWithDeadline, silenceAbout, slotsOf } from './slots.rules.js';

export interface PlanTerms {
  ladder: Ladder;
  world: PlanningWorld;
  /** How far recurring deadlines and reviews are planned; a single deadline is planned to its end. */
  until: Temporal.Instant;
}

/** Everything that ought to go out about a commitment: its reminders, nudges and notices. */
export function planOccurrences(commitment: PlannableCommitment, terms: PlanTerms): PlannedOccurrence[] {
  return [...planReminders(commitment, terms), ...planNudges(commitment, terms), ...planNotices(commitment, terms)];
}

/**
 * Every reminder that ought to go out about a commitment (docs/domain.md, "Reminders"): for each period that is neither
 * reported nor settled each rung of the ladder, or the reviews of one that has no deadline. Left out is what was due
 * before the commitment went on control, for a period that repeats also what was due before the deadline of the one
 * before it (the period is not known by then), and what an answer has stopped. Sent ones are in it too: what has become
 * of an occurrence is the stored plan's to know.
 */
export function planReminders(commitment: PlannableCommitment, terms: PlanTerms): PlannedOccurrence[] {
  const { controlledAt } = commitment;
  if (controlledAt === null) return [];
  const limit = isRepeated(commitment) ? terms.until : null;
  return commitment.periods
    .filter((period) => silenceAbout(commitment, period) === null)
    .flatMap((period) =>
      period.deadline === null
        ? planReviews(commitment, period, terms)
        : planDeadline(commitment, { ...period, deadline: period.deadline }, terms),
    )
    .filter(({ dueAt }) => Temporal.Instant.compare(dueAt, controlledAt) >= 0)
    .filter(({ dueAt }) => limit === null || Temporal.Instant.compare(dueAt, limit) <= 0);
}

function planDeadline(
  commitment: PlannableCommitment,
  period: PeriodWithDeadline,
  terms: PlanTerms,
): PlannedOccurrence[] {
  const { deadline, deadlineVersion, ordinal } = period;
  const reached = new Map<string, PlannedOccurrence>();
  for (const { rung, audience, addressee, silence } of slotsOf(commitment, period, terms)) {
    // Whether a moment had passed is asked of each copy: a deputy's morning may be later.
    if (silence !== null && silence.because !== 'before_control') continue;
    for (const one of copies(addressee)) {
      // Reached twice by one rung: one mail, as the first audience of the ladder.
      const key = `${rung.key} ${one.recipientId ?? ''}`;
      const slot = { commitmentId: commitment.id, rung: rung.key, ordinal, audience, deadline, deadlineVersion };
      if (!reached.has(key)) reached.set(key, { ...slot, ...one });
    }
  }
  return [...reached.values()];
}

/** Reviews are counted from the date at the lead's body on which the commitment went on control. */
function planReviews(commitment: PlannableCommitment, period: PlannablePeriod, terms: PlanTerms): PlannedOccurrence[] {
  const { ladder, world, until } = terms;
  if (commitment.controlledAt === null) return [];
  const start = world.dateAt(commitment.leadPostId, commitment.controlledAt);
  const planned: PlannedOccurrence[] = [];
  for (let ordinal = 1; ; ordinal++) {
    const anchor = start.add({ days: ordinal * ladder.reviewDays });
    const addressee = world.addresseeOf({ postId: commitment.leadPostId, about: commitment }, anchor, REVIEW_DAY);
    if (Temporal.Instant.compare(addressee.dueAt, until) > 0) return planned;
    const slot = { commitmentId: commitment.id, rung: REVIEW, ordinal, audience: 'lead' as const, deadline: null };
    for (const one of copies(addressee)) planned.push({ ...slot, deadlineVersion: period.deadlineVersion, ...one });
  }
}

const REVIEW_DAY: DayRule = 'on_or_after';
