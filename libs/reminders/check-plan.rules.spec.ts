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
  it.each<[string, { now: Difference; earlier: Difference; faults: number }]>([
    [
      'missing then and now',
      { now: difference({ missing: [one()] }), earlier: difference({ missing: [one()] }), faults: 1 },
    ],
    [
      'not due then and now',
      { now: difference({ surplus: [stored()] }), earlier: difference({ surplus: [stored()] }), faults: 1 },
    ],
    [
      'in order then',
      {
        now: difference({ missing: [one()], surplus: [stored({ recipientId: null })] }),
        earlier: difference(),
        faults: 0,
      },
    ],
    [
      'other people then',
      {
        now: difference({ missing: [one()] }),
        earlier: difference({ missing: [one({ recipientId: 'x' })] }),
        faults: 0,
      },
    ],
    [
      'another commitment',
      {
        now: difference({ missing: [one()] }),
        earlier: difference({ missing: [one({ commitmentId: 'x' })] }),
        faults: 0,
      },
    ],
    [
      'new within the horizon',
      { now: difference({ furtherOn: [one()] }), earlier: difference({ furtherOn: [one()] }), faults: 0 },
    ],
    [
      'unheard then and now',
      { now: difference({ again: [stored()] }), earlier: difference({ again: [stored()] }), faults: 1 },
    ],
  ])('%s', (_, { now, earlier, faults }) => {
    const { missing, surplus } = stillSuspected(suspected(now), earlier);
    expect(missing.length + surplus.length).toBe(faults);
    expect(isClean({ missing, surplus })).toBe(faults === 0);
  });
});
