import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type DeadlineRule, REGIMES, WorkingCalendar } from '#deadlines';
import type { ControlStatus } from './commitment.types.js';
import { type HeldPeriod, missingPeriods, standingPeriod, waitingPeriods } from './period.rules.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const calendar = WorkingCalendar.of({ country: 'BY', weekend: [6, 7], days: [] });
const terms = { signedOn: date('2023-12-18'), regime: REGIMES.cis, calendar };
const at = Temporal.Instant.from('2024-01-01T00:00:00Z');
const monthly: DeadlineRule = { basis: 'recurring', frequency: 'monthly' };

const held = (ordinal: number, deadline: string | null, settled = false): HeldPeriod => ({
  ordinal,
  originalDeadline: deadline === null ? null : date(deadline),
  currentDeadline: deadline === null ? null : date(deadline),
  reportedAt: null,
  settledAt: settled ? at : null,
});

describe('missingPeriods', () => {
  it('starts with one period, and with all that have come due since', () => {
    const first = missingPeriods([], { rule: monthly, terms, today: date('2023-12-18') });
    expect(first.map(({ ordinal, deadline }) => [ordinal, deadline?.toString()])).toEqual([[1, '2024-01-10']]);
    const later = missingPeriods([], { rule: monthly, terms, today: date('2024-03-01') });
    expect(later.map(({ deadline }) => deadline?.toString())).toEqual(['2024-01-10', '2024-02-09', '2024-03-08']);
  });

  it('adds the next one when all are settled ahead of time', () => {
    const next = missingPeriods([held(1, '2024-01-10', true)], { rule: monthly, terms, today: date('2023-12-20') });
    expect(next.map(({ ordinal, deadline }) => [ordinal, deadline?.toString()])).toEqual([[2, '2024-02-09']]);
  });

  it('adds none while one waits and none has come due, nor ever to what is done once', () => {
    expect(missingPeriods([held(1, '2024-01-10')], { rule: monthly, terms, today: date('2024-01-09') })).toEqual([]);
    expect(
      missingPeriods([held(1, '2024-01-18', true)], { rule: { basis: 'default' }, terms, today: date('2025-01-01') }),
    ).toEqual([]);
  });

  it('always leaves one that waits, whatever was settled, and run again adds nothing', () => {
    const days = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(days, fc.array(fc.boolean(), { maxLength: 40 }), (after, settled) => {
        const today = terms.signedOn.add({ days: after });
        const before = missingPeriods([], { rule: monthly, terms, today }).map(({ ordinal, deadline }, i) =>
          held(ordinal, deadline!.toString(), settled[i]),
        );
        const added = missingPeriods(before, { rule: monthly, terms, today });
        const all = [...before, ...added.map(({ ordinal, deadline }) => held(ordinal, deadline!.toString()))];
        expect(all.some(({ settledAt }) => settledAt === null)).toBe(true);
        expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, index) => index + 1));
        expect(missingPeriods(all, { rule: monthly, terms, today })).toEqual([]);
      }),
    );
  });
});

describe('standingPeriod', () => {
  // Each letter a period: s settled, w its report waits, - still to be reported on.
  it.each<[ControlStatus, string, number]>([
    ['active', 'ss-', 3],
    ['active', '--', 1],
    ['reported', 'w', 1],
    ['reported', 'w-', 2],
    ['reported', 'sw-w-', 3],
    ['reported', '-w', 1],
    ['reported', 'sww', 2],
    ['closed', 'ss-', 2],
    ['closed', 's', 1],
    ['terminated', 'ss-', 3],
    ['terminated', 'sw-', 3],
    ['terminated', 'ss', 2],
  ])('of what is %s with %s is %d', (status, letters, expected) => {
    const periods = [...letters].map((letter, i) => ({
      ...held(i + 1, null, letter === 's'),
      reportedAt: letter === '-' ? null : at,
    }));
    expect(standingPeriod(status, periods.toReversed()).ordinal).toBe(expected);
    expect(waitingPeriods(periods)).toEqual([...letters].flatMap((letter, i) => (letter === 'w' ? [i + 1] : [])));
  });
});
