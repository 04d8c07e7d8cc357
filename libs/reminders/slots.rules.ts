import type { PlannableCommitment, PlannablePeriod } from '#commitments';
import { Temporal } from 'temporal-polyfill';
import { audienceOf, postsOf } from './audience.rules.js';
import { type Audience, isAfter, type Rung } from './ladder.rules.js';
import type { PlanTerms } from './plan.rules.js';
import type { Addressee } from './planning-world.rules.js';

/** Why a rung says nothing to a post. */
export type Silence =
  | { because: 'not_on_control' }
  | { because: 'settled'; at: Temporal.Instant | null }
  | { because: 'reported'; at: Temporal.Instant }
  /** The lead has answered, and is left in peace until the end of this day. */
  | { because: 'answered'; at: Temporal.Instant; until: Temporal.PlainDate }
  /** The period becomes known after this day, the deadline of the one before it. */
  | { because: 'not_yet_known'; after: Temporal.PlainDate }
  /** Its moment had passed when the commitment went on control. */
  | { because: 'before_control'; at: Temporal.Instant };

/** One post that one rung speaks to about one deadline, whether it says something or not. */
export interface Slot {
  rung: Rung;
  audience: Audience;
  /** The post spoken to; who hears is the addressee. */
  postId: string;
  addressee: Addressee;
  silence: Silence | null;
}

export type PeriodWithDeadline = PlannablePeriod & { deadline: Temporal.PlainDate };

/** Why nothing at all is said about a period; null while something is owed on it. */
export function silenceAbout(commitment: PlannableCommitment, period: PlannablePeriod): Silence | null {
  const { controlledAt, status, settledAt } = commitment;
  if (controlledAt === null) return { because: 'not_on_control' };
  if (period.settledAt !== null) return { because: 'settled', at: period.settledAt };
  if (period.reportedAt !== null) return { because: 'reported', at: period.reportedAt };
  // A report on one period leaves the later ones of a recurring commitment open.
  const isOwed = status === 'active' || (status === 'reported' && isRepeated(commitment));
  return isOwed ? null : { because: 'settled', at: settledAt };
}

/** Every post that every rung of the ladder speaks to about a deadline, in the order of the ladder. */
export function slotsOf(commitment: PlannableCommitment, period: PeriodWithDeadline, terms: PlanTerms): Slot[] {
  const { ladder, world } = terms;
  const silenceOf = silencesOf(commitment, period, terms);
  return ladder.rungs.flatMap((rung) =>
    rung.audience.flatMap((whom) =>
      postsOf(whom, commitment, { ladder, roster: world.roster }).map((postId) => {
        const addressee = world.addresseeOf({ postId, about: commitment }, period.deadline, rung.when);
        return { rung, audience: audienceOf(whom), postId, addressee, silence: silenceOf(rung, addressee) };
      }),
    ),
  );
}

export function isRepeated({ basis }: PlannableCommitment): boolean {
  return basis === 'recurring' || basis === 'standing';
}

type SilenceOf = (rung: Rung, addressee: Addressee) => Silence | null;

function silencesOf(commitment: PlannableCommitment, period: PeriodWithDeadline, terms: PlanTerms): SilenceOf {
  const { controlledAt } = commitment;
  const beforeControl = ({ dueAt }: Addressee): Silence | null =>
    controlledAt !== null && Temporal.Instant.compare(dueAt, controlledAt) < 0
      ? { because: 'before_control', at: controlledAt }
      : null;
  const about = silenceAbout(commitment, period);
  // What happened to a period later is not why a moment before control was left out.
  if (about !== null) return (_, addressee) => beforeControl(addressee) ?? about;
  const answer = answerOf(commitment.leadPostId, period.answeredAt, terms);
  const after = commitment.periods.find(({ ordinal }) => ordinal === period.ordinal - 1)?.originalDeadline ?? null;
  return (rung, addressee) => {
    if (answer !== null && isQuiet(rung, addressee, { ...answer, terms })) return { because: 'answered', ...answer };
    if (after !== null && Temporal.PlainDate.compare(addressee.day, after) <= 0) {
      return { because: 'not_yet_known', after };
    }
    return beforeControl(addressee);
  };
}

interface Answer {
  at: Temporal.Instant;
  until: Temporal.PlainDate;
}

/**
 * The answer about a period, and how long it keeps the rungs after the deadline quiet. The pause is the lead's, so it is
 * counted on the calendar and from the date of the lead's body, whoever a rung speaks to.
 */
function answerOf(leadPostId: string, at: Temporal.Instant | null, { ladder, world }: PlanTerms): Answer | null {
  if (at === null || ladder.pauseDays === 0) return null;
  return { at, until: world.calendarOf(leadPostId).nthAfter(world.dateAt(leadPostId, at), ladder.pauseDays) };
}

function isQuiet(
  rung: Rung,
  { postId, day, dueAt }: Addressee,
  { at, until, terms }: Answer & { terms: PlanTerms },
): boolean {
  if (!isAfter(rung.when)) return false;
  const sentOn = terms.world.dayOfSending(postId, day);
  const isLater = Temporal.Instant.compare(dueAt, at) > 0 || Temporal.PlainDate.compare(sentOn, day) > 0;
  return isLater && Temporal.PlainDate.compare(sentOn, until) <= 0;
}
