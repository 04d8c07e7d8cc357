import { instant } from './examples.js';
import type { PlannedOccurrence } from './occurrence.js';
import { planDifference, type StoredOccurrence } from './plan-difference.rules.js';

const NOW = instant('2024-01-15T12:00:00Z');

const wanted = (changes: Partial<PlannedOccurrence> = {}): PlannedOccurrence => ({
  commitmentId: 'c',
  rung: 'before-1',
  deadlineVersion: 1,
  ordinal: 1,
  audience: 'lead',
  postId: 'minister',
  recipientId: 'maria',
  deputyForId: null,
  deadline: null,
  dueAt: instant('2024-01-17T06:00:00Z'),
  ...changes,
});
const stored = (changes: Partial<StoredOccurrence> = {}): StoredOccurrence => ({
  ...wanted(),
  id: 'o',
  state: 'planned',
  isUnheard: changes.state === 'failed',
  ...changes,
});
const PAST = instant('2024-01-11T06:00:00Z');
const difference = (
  desired: PlannedOccurrence[],
  there: StoredOccurrence[],
  options: { isNew?: boolean; repeats?: boolean } = {},
) => {
  const { missing, furtherOn, surplus, again } = planDifference(desired, there, {
    now: NOW,
    isNew: false,
    repeats: false,
    ...options,
  });
  return [missing.length, furtherOn.length, surplus.length, ...again.map(({ id }) => id)];
};

describe('planDifference', () => {
  it('is nothing when the plan is as it ought to be', () => {
    expect(difference([wanted()], [stored()])).toEqual([0, 0, 0]);
  });

  it('replaces what goes to another hour, post or person', () => {
    expect(difference([wanted({ dueAt: instant('2024-01-17T07:00:00Z') })], [stored()])).toEqual([1, 0, 1]);
    expect(difference([wanted({ postId: 'premier' })], [stored()])).toEqual([1, 0, 1]);
    expect(difference([wanted({ recipientId: 'olga' })], [stored()])).toEqual([1, 0, 1]);
  });

  it('leaves alone what was gathered or has gone out', () => {
    for (const state of ['gathered', 'sent', 'expired', 'failed'] as const) {
      expect(difference([], [stored({ state })])).toEqual([0, 0, 0]);
      expect(difference([wanted({ dueAt: NOW })], [stored({ state })])).toEqual([0, 0, 0]);
    }
  });

  it('does not send after the event what today makes due in the past', () => {
    expect(
      difference([wanted({ dueAt: PAST, recipientId: 'olga' })], [stored({ state: 'sent', dueAt: PAST })]),
    ).toEqual([0, 0, 0]);
    expect(difference([wanted({ dueAt: PAST, deadlineVersion: 2 })], [stored({ state: 'sent' })])).toEqual([0, 0, 0]);
  });

  it('passes on what waits unsent', () => {
    expect(difference([wanted({ dueAt: PAST, recipientId: 'olga' })], [stored({ dueAt: PAST })])).toEqual([1, 0, 0]);
    const nobody = stored({ dueAt: PAST, recipientId: null });
    expect(difference([wanted({ dueAt: PAST, recipientId: 'olga' })], [nobody])).toEqual([1, 0, 1]);
  });

  it('takes back what is ahead, and leaves what is due to the check at the moment of sending', () => {
    expect(difference([], [stored()])).toEqual([0, 0, 1]);
    expect(difference([], [stored({ dueAt: PAST })])).toEqual([0, 0, 0]);
    expect(difference([], [stored({ dueAt: NOW })])).toEqual([0, 0, 0]);
    expect(difference([], [stored({ dueAt: PAST, recipientId: null })])).toEqual([0, 0, 1]);
    // The same reminder at another time or through another post is one row.
    expect(difference([wanted()], [stored({ dueAt: PAST })])).toEqual([1, 0, 1]);
    expect(difference([wanted({ dueAt: PAST, postId: 'premier' })], [stored({ dueAt: PAST })])).toEqual([1, 0, 1]);
  });

  it('plans once more what was refused, when it waits for that address alone', () => {
    const refused = stored({ id: 'refused', state: 'failed', dueAt: PAST });
    const nobody = stored({ id: 'nobody', recipientId: null, dueAt: PAST });
    expect(difference([wanted({ dueAt: PAST })], [refused, nobody])).toEqual([0, 0, 1, 'refused']);
    // Withdrawn because it was to go up the line, where it waits unsent; then it was the first one's again.
    const withdrawn = { ...refused, state: 'expired' as const, isUnheard: true };
    const above = stored({ id: 'above', recipientId: 'roman', postId: 'premier', dueAt: PAST });
    expect(difference([wanted({ dueAt: PAST })], [withdrawn, above])).toEqual([0, 0, 0, 'refused']);
    expect(difference([wanted({ dueAt: PAST })], [{ ...withdrawn, isUnheard: false }, above])).toEqual([0, 0, 0]);
    expect(difference([wanted({ dueAt: PAST })], [withdrawn, { ...above, state: 'sent' }])).toEqual([0, 0, 0]);
    // Who only stood in for somebody was in nobody's place.
    expect(difference([wanted({ dueAt: PAST })], [withdrawn, { ...above, deputyForId: 'irina' }])).toEqual([0, 0, 0]);
    // Somebody else up the line has heard it, or another audience is it that cannot be reached.
    expect(difference([wanted({ dueAt: PAST })], [refused])).toEqual([0, 0, 0]);
    expect(difference([wanted({ dueAt: PAST })], [refused, { ...nobody, audience: 'author' }])).toEqual([0, 0, 1]);
  });

  it('owes what a commitment that was entered late has missed, but not one that has been answered', () => {
    expect(difference([wanted({ dueAt: PAST })], [], { isNew: true })).toEqual([1, 0, 0]);
    expect(difference([wanted({ dueAt: PAST })], [])).toEqual([0, 0, 0]);
    expect(difference([wanted({ dueAt: PAST, deadlineVersion: 2 })], [], { isNew: true })).toEqual([0, 0, 0]);
  });

  it('tells the horizon that moves on from what was forgotten', () => {
    const next = wanted({ ordinal: 2, dueAt: instant('2024-04-09T06:00:00Z') });
    expect(difference([wanted(), next], [stored()], { repeats: true })).toEqual([0, 1, 0]);
    expect(difference([wanted(), next], [stored()])).toEqual([1, 0, 0]);
  });
});
