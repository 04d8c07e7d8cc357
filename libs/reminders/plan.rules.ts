import type { PlannableCommitment, PlannablePeriod } from '#commitments';
import { Temporal } from 'temporal-polyfill';
import { audienceOf, postsOf } from './audience.rules.js';
import { copies } from './copies.rules.js';
import { isAfter, type Ladder, REVIEW, type RungTime } from './ladder.rules.js';
import { planNotices } from './notices.rules.js';
import { planNudges } from './nudges.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { Addressee, DayRule, PlanningWorld } from './planning-world.rules.js';

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
  if (controlledAt === null || !isUnderWay(commitment)) return [];
  const limit = isRepeated(commitment) ? terms.until : null;
  return commitment.periods
    .filter((period) => period.reportedAt === null && period.settledAt === null)
    .flatMap((period) =>
      period.deadline === null
        ? planReviews(commitment, period, terms)
        : planDeadline(commitment, { ...period, deadline: period.deadline }, terms),
    )
    .filter(({ dueAt }) => Temporal.Instant.compare(dueAt, controlledAt) >= 0)
    .filter(({ dueAt }) => limit === null || Temporal.Instant.compare(dueAt, limit) <= 0);
}

/** Whether anything can be owed on it: a report on one period leaves the later ones of a recurring commitment open. */
function isUnderWay({ status, basis }: PlannableCommitment): boolean {
  return status === 'active' || (status === 'reported' && (basis === 'recurring' || basis === 'standing'));
}

function isRepeated({ basis }: PlannableCommitment): boolean {
  return basis === 'recurring' || basis === 'standing';
}

type PeriodWithDeadline = PlannablePeriod & { deadline: Temporal.PlainDate };

/** The deadline after which a period becomes known; null for the first. */
function knownAfter({ periods }: PlannableCommitment, { ordinal }: PlannablePeriod): Temporal.PlainDate | null {
  return periods.find((other) => other.ordinal === ordinal - 1)?.originalDeadline ?? null;
}

function planDeadline(
  commitment: PlannableCommitment,
  period: PeriodWithDeadline,
  terms: PlanTerms,
): PlannedOccurrence[] {
  const { ladder, world } = terms;
  const isPaused = pauseOf(commitment.leadPostId, period.answeredAt, terms);
  const after = knownAfter(commitment, period);
  return ladder.rungs.flatMap((rung) => {
    const reached = new Map<string | null, PlannedOccurrence>();
    for (const whom of rung.audience) {
      const audience = audienceOf(whom);
      for (const postId of postsOf(whom, commitment, { ladder, roster: world.roster })) {
        const addressee = world.addresseeOf(postId, period.deadline, rung.when);
        if (isPaused(rung.when, addressee)) continue;
        if (after !== null && Temporal.PlainDate.compare(addressee.day, after) <= 0) continue;
        const slot = { commitmentId: commitment.id, rung: rung.key, ordinal: period.ordinal, audience };
        const { deadline, deadlineVersion } = period;
        for (const one of copies(addressee)) {
          // Reached twice by one rung: one mail, as the first audience of the ladder.
          if (!reached.has(one.recipientId))
            reached.set(one.recipientId, { ...slot, deadline, deadlineVersion, ...one });
        }
      }
    }
    return [...reached.values()];
  });
}

/** Reviews are counted from the date at the lead's body on which the commitment went on control. */
function planReviews(commitment: PlannableCommitment, period: PlannablePeriod, terms: PlanTerms): PlannedOccurrence[] {
  const { ladder, world, until } = terms;
  if (commitment.controlledAt === null) return [];
  const start = world.dateAt(commitment.leadPostId, commitment.controlledAt);
  const planned: PlannedOccurrence[] = [];
  for (let ordinal = 1; ; ordinal++) {
    const anchor = start.add({ days: ordinal * ladder.reviewDays });
    const addressee = world.addresseeOf(commitment.leadPostId, anchor, REVIEW_DAY);
    if (Temporal.Instant.compare(addressee.dueAt, until) > 0) return planned;
    const slot = { commitmentId: commitment.id, rung: REVIEW, ordinal, audience: 'lead' as const, deadline: null };
    for (const one of copies(addressee)) planned.push({ ...slot, deadlineVersion: period.deadlineVersion, ...one });
  }
}

const REVIEW_DAY: DayRule = 'on_or_after';

/**
 * Whether the answer about a period keeps a rung quiet: one after the deadline, on a day within the ladder's pause after
 * the answer.
 * The pause is the lead's, so it is counted on the calendar and from the date of the lead's body, whoever the rung
 * speaks to.
 */
function pauseOf(
  leadPostId: string,
  answeredAt: Temporal.Instant | null,
  { ladder, world }: PlanTerms,
): (when: RungTime, addressee: Addressee) => boolean {
  if (answeredAt === null || ladder.pauseDays === 0) return () => false;
  const answeredOn = world.dateAt(leadPostId, answeredAt);
  const last = world.calendarOf(leadPostId).nthAfter(answeredOn, ladder.pauseDays);
  return (when, { postId, day, dueAt }) => {
    if (!isAfter(when)) return false;
    const sentOn = world.dayOfSending(postId, day);
    const isLater = Temporal.Instant.compare(dueAt, answeredAt) > 0 || Temporal.PlainDate.compare(sentOn, day) > 0;
    return isLater && Temporal.PlainDate.compare(sentOn, last) <= 0;
  };
}
