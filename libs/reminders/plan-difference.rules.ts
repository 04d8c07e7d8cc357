import { Temporal } from 'temporal-polyfill';
import { matterKindOf } from './matters.rules.js';
import type { PlannedOccurrence } from './occurrence.js';

export type OccurrenceState = 'planned' | 'gathered' | 'sent' | 'expired' | 'failed';

export interface StoredOccurrence extends PlannedOccurrence {
  id: string;
  state: OccurrenceState;
  /** It was refused, or withdrawn because somebody else was to hear it: its recipient has never had it. */
  isUnheard: boolean;
}

export interface Difference {
  /** To be inserted. */
  missing: PlannedOccurrence[];
  /** To be inserted as well: what comes within the horizon of a commitment that repeats, as time goes on. */
  furtherOn: PlannedOccurrence[];
  /** Kept from somebody for whom it now waits again (with others, or with nobody): to be planned once more. */
  again: StoredOccurrence[];
  /** Stored as planned, to be deleted. What was gathered or has gone out is never touched, nor what only waits to be. */
  surplus: StoredOccurrence[];
}

/**
 * What has to change so that the stored plan of one commitment is the plan that ought to be.
 *
 * What was due before `now` is history: it was sent, or was rightly left out under the facts of its day, so a change
 * made today does not send it after the event. Three cases are still owed: one that waits unsent and has to go to
 * somebody else, one that waits with others or with nobody for somebody who can be told again, and everything due since a commitment
 * went on control that has never been planned at all (one that was entered some days late).
 *
 * What is due and still waits for a sweep, as in an outage, stays even when it has become pointless: the check at the moment
 * of sending records it as expired, with the reason. Deleted here, it would be as if it had never been owed.
 * @param options.isNew the commitment has never been answered: with nothing stored this is its first plan.
 * @param options.repeats it has periods or reviews without end.
 */
export function planDifference(
  desired: readonly PlannedOccurrence[],
  stored: readonly StoredOccurrence[],
  { now, isNew, repeats }: { now: Temporal.Instant; isNew: boolean; repeats: boolean },
): Difference {
  const isFirstPlan = isNew && stored.length === 0;
  const byKey = new Map(stored.map((occurrence) => [keyOf(occurrence), occurrence]));
  const waiting = stored.filter(({ state }) => state === 'planned');
  const waitingSlots = new Set(waiting.map(slotOf));
  const kept = new Set<StoredOccurrence>();
  const missing: PlannedOccurrence[] = [];
  for (const occurrence of desired) {
    const same = byKey.get(keyOf(occurrence));
    if (same !== undefined && (same.state !== 'planned' || isIdentical(same, occurrence))) {
      kept.add(same);
    } else if (isAhead(occurrence, now) || waitingSlots.has(slotOf(occurrence)) || firstTime(occurrence, isFirstPlan)) {
      missing.push(occurrence);
    }
  }
  const last = repeats ? latest(stored) : null;
  const isFurtherOn = ({ dueAt }: PlannedOccurrence) => last !== null && Temporal.Instant.compare(dueAt, last) > 0;
  const unwanted = waiting.filter((one) => !kept.has(one));
  const isReplaced = (one: StoredOccurrence) => missing.some((other) => keyOf(other) === keyOf(one));
  return {
    missing: missing.filter((one) => !isFurtherOn(one)),
    furtherOn: missing.filter(isFurtherOn),
    again: unheardAgain(desired, stored, unwanted),
    surplus: unwanted.filter((one) => !isForTheSweep(one, now) || isReplaced(one)),
  };
}

/** It has fallen due for somebody: what becomes of it is decided at the moment of sending. */
function isForTheSweep(one: StoredOccurrence, now: Temporal.Instant): boolean {
  return one.recipientId !== null && !isAhead(one, now);
}

/** A rung of one version of one deadline, whoever is to hear it. */
export function slotOf({ rung, deadlineVersion, ordinal }: PlannedOccurrence): string {
  return `${rung} ${deadlineVersion} ${ordinal}`;
}

/** What its recipient has never had and is now taken back from whoever, or nobody, was to hear it in their place. */
function unheardAgain(
  desired: readonly PlannedOccurrence[],
  stored: readonly StoredOccurrence[],
  unwanted: readonly StoredOccurrence[],
): StoredOccurrence[] {
  // A deputy's copy is nobody's place.
  const takenBack = new Set(unwanted.filter(({ deputyForId }) => deputyForId === null).map(audienceOf));
  return stored
    .filter((one) => one.isUnheard && takenBack.has(audienceOf(one)))
    .flatMap((one) => {
      const wanted = desired.find((occurrence) => keyOf(occurrence) === keyOf(one));
      return wanted === undefined ? [] : [{ ...one, ...wanted }];
    });
}

function audienceOf(occurrence: StoredOccurrence): string {
  return `${slotOf(occurrence)} ${occurrence.audience}`;
}

function latest(stored: readonly StoredOccurrence[]): Temporal.Instant | null {
  return stored.map(({ dueAt }) => dueAt).reduce<Temporal.Instant | null>(later, null);
}

function later(a: Temporal.Instant | null, b: Temporal.Instant): Temporal.Instant {
  return a !== null && Temporal.Instant.compare(a, b) > 0 ? a : b;
}

function keyOf(occurrence: PlannedOccurrence): string {
  return `${slotOf(occurrence)} ${occurrence.recipientId ?? ''}`;
}

function isAhead({ dueAt }: PlannedOccurrence, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(dueAt, now) > 0;
}

/** Nudges and notices come of what is done on control, never of being entered late. */
function firstTime({ deadlineVersion, rung }: PlannedOccurrence, isFirstPlan: boolean): boolean {
  return isFirstPlan && deadlineVersion === 1 && matterKindOf(rung) === null;
}

/** Whether two differences speak of the same reminder, alike in everything. */
export function isSameOccurrence(a: PlannedOccurrence, b: PlannedOccurrence): boolean {
  return a.commitmentId === b.commitmentId && keyOf(a) === keyOf(b) && isIdentical(a, b);
}

function isIdentical(a: PlannedOccurrence, b: PlannedOccurrence): boolean {
  return (
    a.dueAt.equals(b.dueAt) &&
    a.audience === b.audience &&
    a.postId === b.postId &&
    a.deputyForId === b.deputyForId &&
    (a.aboutId ?? null) === (b.aboutId ?? null) &&
    (a.deadline === null || b.deadline === null ? a.deadline === b.deadline : a.deadline.equals(b.deadline))
  );
}
