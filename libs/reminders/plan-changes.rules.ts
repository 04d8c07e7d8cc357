import type { Temporal } from 'temporal-polyfill';
import type { PlannedOccurrence } from './occurrence.js';
import { type Difference, slotOf, type StoredOccurrence } from './plan-difference.rules.js';

export const PLAN_CHANGES = ['added', 'taken_back', 'moved', 'other_reason'] as const;

/** One reminder to one person that a change of the plan concerns. */
export interface PlanChange {
  /** `moved`: to another time. `other_reason`: the same rung at the same time, through another post or audience. */
  kind: (typeof PLAN_CHANGES)[number];
  /** As it will be; of one that is taken back, as it was. */
  occurrence: PlannedOccurrence;
  /** When it was due until now; null of one that is added. */
  dueBefore: Temporal.Instant | null;
}

/** A difference as people see it: what goes and comes again for the same rung and person is one change. */
export function planChanges({ missing, furtherOn, again, surplus }: Difference): PlanChange[] {
  const gone = new Map(surplus.map((occurrence) => [keyOf(occurrence), occurrence]));
  const coming = [...missing, ...furtherOn].map((occurrence): PlanChange => {
    const before = gone.get(keyOf(occurrence));
    if (before === undefined) return { kind: 'added', occurrence, dueBefore: null };
    gone.delete(keyOf(occurrence));
    const kind = before.dueAt.equals(occurrence.dueAt) ? 'other_reason' : 'moved';
    return { kind, occurrence, dueBefore: before.dueAt };
  });
  return [
    ...coming,
    ...again.map((occurrence): PlanChange => ({ kind: 'added', occurrence, dueBefore: null })),
    ...[...gone.values()].map((occurrence): PlanChange => ({
      kind: 'taken_back',
      occurrence,
      dueBefore: occurrence.dueAt,
    })),
  ];
}

/**
 * What has become of the stored plan of some commitments, as people see it. A reminder of a deadline that moved is the
 * same one to them, although for the plan it is that of another version of the deadline.
 */
export function planChangesBetween(
  before: readonly StoredOccurrence[],
  after: readonly StoredOccurrence[],
): PlanChange[] {
  const [was, is] = [before, after].map((stored) => stored.filter(({ state }) => state === 'planned'));
  const [had, has] = [was, is].map((planned) => new Set(planned.map(({ id }) => id)));
  const gone = new Map(was.filter(({ id }) => !has.has(id)).map((one) => [personalKeyOf(one), one]));
  const coming = is
    .filter(({ id }) => !had.has(id))
    .map((occurrence): PlanChange => {
      const one = gone.get(personalKeyOf(occurrence));
      if (one === undefined) return { kind: 'added', occurrence, dueBefore: null };
      gone.delete(personalKeyOf(occurrence));
      const kind = one.dueAt.equals(occurrence.dueAt) ? 'other_reason' : 'moved';
      return { kind, occurrence, dueBefore: one.dueAt };
    });
  return [
    ...coming,
    ...[...gone.values()].map((occurrence): PlanChange => ({
      kind: 'taken_back',
      occurrence,
      dueBefore: occurrence.dueAt,
    })),
  ];
}

/** A rung on one period for one person. */
function personalKeyOf({ commitmentId, rung, ordinal, recipientId }: PlannedOccurrence): string {
  return `${commitmentId} ${rung} ${ordinal} ${recipientId ?? ''}`;
}

function keyOf(occurrence: PlannedOccurrence): string {
  return `${occurrence.commitmentId} ${slotOf(occurrence)} ${occurrence.recipientId ?? ''}`;
}
