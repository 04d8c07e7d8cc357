import type { PlannableCommitment, PlannableMatter, PlannablePeriod } from '#commitments';
import type { Temporal } from 'temporal-polyfill';
import { copies } from './copies.rules.js';
import { type Audience, NUDGE_DAYS } from './ladder.rules.js';
import { isOnControl, MATTER_VERSION, matterKey, openMatters } from './matters.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { PlanTerms } from './plan.rules.js';
import type { Addressee } from './planning-world.rules.js';

/**
 * One nudge for each final report and each request for an extension that waits for its decision, on the n-th working day
 * after it was made, always in the morning: what has waited for days is not urgent to the minute. Nothing is ever accepted by time-out: the slow decider is reminded instead.
 */
export function planNudges(commitment: PlannableCommitment, terms: PlanTerms): PlannedOccurrence[] {
  if (!isOnControl(commitment)) return [];
  return openMatters(commitment)
    .filter(({ matter }) => matter.decision === null)
    .flatMap(({ matter, period }) => nudge(commitment, { matter, period }, terms));
}

function nudge(
  commitment: PlannableCommitment,
  { matter, period }: { matter: PlannableMatter; period: PlannablePeriod },
  terms: PlanTerms,
): PlannedOccurrence[] {
  const decider = deciderOf(commitment, matter, terms);
  if (decider === null) return [];
  const kind = matter.kind === 'report' ? ('decide-report' as const) : ('decide-extension' as const);
  return copies(decider.addressee)
    .filter(({ recipientId, dueAt }) => mayDecide({ personId: recipientId, dueAt }, { commitment, matter, terms }))
    .map((copy) => ({
      commitmentId: commitment.id,
      rung: matterKey(kind, matter.number),
      ordinal: matter.period,
      audience: decider.audience,
      deadline: period.deadline,
      deadlineVersion: MATTER_VERSION,
      aboutId: matter.id,
      ...copy,
    }));
}

/**
 * The controller, who decides on both: one person is asked, so that nobody waits for another. Nobody decides on their own
 * work or on what they lead; where the controller's hand is in it, or the controller leads it, the author's side is asked
 * about a request, and about a report (or where that holds of the author's side as well) the next post up the
 * controller's line, to see to it that somebody can decide. Where that line ends, the author's side hears of the report too.
 */
function deciderOf(
  commitment: PlannableCommitment,
  matter: PlannableMatter,
  terms: PlanTerms,
): { audience: Audience; addressee: Addressee } | null {
  const { controllerPostId, authorPostId } = commitment;
  const { ladder, world } = terms;
  const author = { audience: 'author' as const, postId: authorPostId };
  const asked: { audience: Audience; postId: string }[] = [
    { audience: 'controller', postId: controllerPostId },
    ...(matter.kind === 'extension' ? [author] : []),
    ...world.roster.ancestorsOf(controllerPostId).map((postId) => ({ audience: 'controller' as const, postId })),
    ...(matter.kind === 'report' ? [author] : []),
  ];
  for (const { audience, postId } of asked) {
    const madeOn = world.dateAt(postId, matter.madeAt);
    const addressee = world.addresseeOf({ postId, about: commitment }, madeOn, {
      after: ladder.nudgeDays ?? NUDGE_DAYS,
    });
    const asked = { personId: addressee.person?.id ?? null, dueAt: addressee.dueAt };
    if (mayDecide(asked, { commitment, matter, terms })) return { audience, addressee };
  }
  return null;
}

/** Somebody who hears of it on that morning; null where nobody can be reached yet. */
function mayDecide(
  { personId, dueAt }: { personId: string | null; dueAt: Temporal.Instant },
  { commitment, matter, terms }: { commitment: PlannableCommitment; matter: PlannableMatter; terms: PlanTerms },
): boolean {
  if (personId === null) return true;
  const leads = terms.world.actsThrough({ personId, dueAt }, commitment.leadPostId);
  return !leads && !matter.hands.includes(personId);
}
