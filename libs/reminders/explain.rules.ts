import type { PlannableCommitment, PlannablePeriod } from '#commitments';
import { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';
import type { PlanTerms } from './plan.rules.js';
import type { PassedOver } from './planning-world.rules.js';
import { type PeriodWithDeadline, type Silence, type Slot, slotsOf } from './slots.rules.js';

/** A reminder as it stands in the register, with what became of its mail. */
export interface ToldReminder {
  rung: string;
  ordinal: number;
  deadlineVersion: number;
  audience: Audience;
  postId: string;
  recipientId: string | null;
  deputyForId: string | null;
  dueAt: Temporal.Instant;
  outcome: MailOutcome;
}

/** What has become of a reminder that is in the register. */
export type MailOutcome =
  /** `obstacle`: why all mail is held; null when it only waits for its hour. */
  | { kind: 'planned'; obstacle: string | null }
  | { kind: 'under_way'; attempts: number; error: string | null; obstacle: string | null }
  | { kind: 'sent'; at: Temporal.Instant; address: string; messageId: string; possiblyTwice: boolean }
  | { kind: 'expired'; note: string }
  | { kind: 'failed'; error: string }
  | { kind: 'unreachable' };

/** What became of one rung for one post or person. */
export type ReminderOutcome =
  | MailOutcome
  | { kind: 'silent'; silence: Silence }
  /** The same person hears by the same rung already. */
  | { kind: 'heard_as'; audience: Audience }
  /** It came to be owed by a change that was made after its moment: what is past is history to the plan. */
  | { kind: 'passed' }
  /** It ought to be planned and is not: the nightly check finds and mends it. */
  | { kind: 'missing' };

export interface Explanation {
  rung: string;
  ordinal: number;
  audience: Audience;
  /** The post that the rung speaks to; null for what no rung of today asks for. */
  askedPostId: string | null;
  /** The post whose holder hears: the one asked, or the next up the line where that is vacant or cannot be reached. */
  postId: string;
  recipientId: string | null;
  deputyForId: string | null;
  dueAt: Temporal.Instant;
  outcome: ReminderOutcome;
  /** Who would hear it before the recipient, or with them, and why they do not; only of what is still to be heard. */
  passedOver: readonly PassedOver[];
}

/**
 * Why each post that the ladder speaks to was or was not reminded, and what became of every reminder that was ever
 * planned. Each slot of the ladder is told of exactly once: by its reminders where there are any, else by the reason.
 */
export function explain(
  commitment: PlannableCommitment,
  told: readonly ToldReminder[],
  terms: PlanTerms,
): Explanation[] {
  const { now } = terms.world;
  // As the plan's difference has it: of what is past only the first plan of a commitment owes anything.
  const isFirstPlan = told.length === 0 && commitment.periods.every(({ answeredAt }) => answeredAt === null);
  const isOwed = ({ dueAt }: Explanation) => isFirstPlan || now === null || Temporal.Instant.compare(dueAt, now) > 0;
  const slots = commitment.periods.filter(hasDeadline).flatMap((period) => {
    const ofPeriod = slotsOf(commitment, period, terms);
    return ofPeriod.map((slot, place) => ({ period, slot, before: ofPeriod.slice(0, place) }));
  });
  const reminders = told.map((reminder) => {
    const asked = slots.find(({ period, slot }) => isOf(reminder, period, slot));
    const passedOver = asked !== undefined && waits(reminder) ? asked.slot.addressee.passedOver : [];
    return { ...reminder, askedPostId: asked?.slot.postId ?? null, passedOver };
  });
  const silent = slots
    .filter(({ period, slot }) => !told.some((reminder) => isOf(reminder, period, slot)))
    .map(({ period, slot, before }) => {
      const told = untold(period, slot, before);
      const hasPassed = told.outcome.kind === 'missing' && !isOwed(told);
      return hasPassed ? { ...told, outcome: { kind: 'passed' as const } } : told;
    });
  return [...reminders, ...silent].sort((a, b) => compare(a, b));
}

function untold({ ordinal }: PlannablePeriod, slot: Slot, before: readonly Slot[]): Explanation {
  const { rung, audience, postId: askedPostId, addressee, silence } = slot;
  const recipientId = addressee.person?.id ?? null;
  const earlier = before.find((other) => other.rung === rung && reachesSame(other, slot));
  const outcome: ReminderOutcome =
    silence !== null
      ? { kind: 'silent', silence }
      : earlier !== undefined
        ? { kind: 'heard_as', audience: earlier.audience }
        : { kind: 'missing' };
  const { postId, dueAt } = addressee;
  const passedOver = silence === null ? addressee.passedOver : [];
  const asked = { rung: rung.key, ordinal, audience, askedPostId };
  return { ...asked, postId, recipientId, deputyForId: null, dueAt, outcome, passedOver };
}

/** What has gone out, or was withdrawn, did so by the facts of its day. */
function waits({ outcome }: ToldReminder): boolean {
  return outcome.kind === 'planned' || outcome.kind === 'unreachable';
}

function reachesSame(other: Slot, slot: Slot): boolean {
  return other.silence === null && other.addressee.person?.id === slot.addressee.person?.id;
}

/** A reminder of an earlier deadline tells of that one only. */
function isOf(reminder: ToldReminder, period: PlannablePeriod, slot: Slot): boolean {
  return (
    reminder.rung === slot.rung.key &&
    reminder.ordinal === period.ordinal &&
    reminder.deadlineVersion === period.deadlineVersion &&
    reminder.audience === slot.audience &&
    reminder.deputyForId === null &&
    (reminder.postId === slot.addressee.postId || reminder.postId === slot.postId)
  );
}

function compare(a: Explanation, b: Explanation): number {
  return (
    a.ordinal - b.ordinal ||
    a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds ||
    a.rung.localeCompare(b.rung, 'en') ||
    Number(a.deputyForId !== null) - Number(b.deputyForId !== null)
  );
}

function hasDeadline(period: PlannablePeriod): period is PeriodWithDeadline {
  return period.deadline !== null;
}
