import { isClean, stillSuspected, suspected } from './check-plan.rules.js';
import { instant } from './examples.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { Difference, StoredOccurrence } from './plan-difference.rules.js';

const one = (changes: Partial<PlannedOccurrence> = {}): PlannedOccurrence => ({
  ...{ commitmentId: 'c', rung: 'on-day', deadlineVersion: 1, ordinal: 1, audience: 'lead', postId: 'minister' },
  ...{ recipientId: 'maria', deputyForId: null, deadline: null, dueAt: instant('2024-01-18T06:00:00Z') },
  ...changes,
});
const stored = (changes: Partial<PlannedOccurrence> = {}): StoredOccurrence => ({
  ...one(changes),
  ...{ id: 'o', state: 'planned', isUnheard: false },
});
const difference = (changes: Partial<Difference> = {}): Difference => ({
  ...{ missing: [], furtherOn: [], again: [], surplus: [] },
  ...changes,
});

describe('a suspicion against a stored plan', () => {
  it.each<[string, Difference, Difference, number]>([
    ['missing then and now', difference({ missing: [one()] }), difference({ missing: [one()] }), 1],
    ['not due then and now', difference({ surplus: [stored()] }), difference({ surplus: [stored()] }), 1],
    ['in order then', difference({ missing: [one()], surplus: [stored({ recipientId: null })] }), difference(), 0],
    ['other people then', difference({ missing: [one()] }), difference({ missing: [one({ recipientId: 'x' })] }), 0],
    ['another commitment', difference({ missing: [one()] }), difference({ missing: [one({ commitmentId: 'x' })] }), 0],
    ['new within the horizon', difference({ furtherOn: [one()] }), difference({ furtherOn: [one()] }), 0],
    ['unheard then and now', difference({ again: [stored()] }), difference({ again: [stored()] }), 1],
  ])('%s', (_, now, earlier, faults) => {
    const { missing, surplus } = stillSuspected(suspected(now), earlier);
    expect(missing.length + surplus.length).toBe(faults);
    expect(isClean({ missing, surplus })).toBe(faults === 0);
  });
});
