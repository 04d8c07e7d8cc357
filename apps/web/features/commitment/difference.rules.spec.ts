import { difference } from './difference.rules.js';

describe('what an event changed', () => {
  it('is each field that differs, with what was there', () => {
    expect(
      difference({ status: 'draft', controlledAt: null }, { status: 'active', controlledAt: '2026-11-06' }),
    ).toEqual([
      { field: 'status', before: 'draft', after: 'active' },
      { field: 'controlledAt', before: null, after: '2026-11-06' },
    ]);
  });

  it('is, of an entry, all that is there and nothing that is empty', () => {
    const entry = { title: 'Buses', blocker: null, coExecutorPostIds: [], verifiable: false };
    expect(difference(null, entry).map(({ field }) => field)).toEqual(['title', 'verifiable']);
  });

  it('takes rows apart by their number; a row that is only in one of the two came or went', () => {
    const row = { ordinal: 1, currentDeadline: '2026-11-17', deadlineVersion: 1, settledAt: null };
    const moved = { ...row, currentDeadline: '2026-12-15', deadlineVersion: 2 };
    expect(difference({ periods: [row] }, { periods: [moved] })).toEqual([
      { field: 'periods.1.currentDeadline', before: '2026-11-17', after: '2026-12-15' },
    ]);
    expect(difference({ parts: [{ number: 2, text: 'Ship' }] }, { parts: [] })).toEqual([
      { field: 'parts.2.text', before: 'Ship', after: undefined },
    ]);
  });

  it('tells what is of a period once, with the period', () => {
    const row = { ordinal: 1, reportedAt: null };
    const after = { status: 'reported', reportedAt: '2026-11-28', periods: [{ ...row, reportedAt: '2026-11-28' }] };
    const before = { status: 'active', reportedAt: null, periods: [row] };
    expect(difference(before, after).map(({ field }) => field)).toEqual(['status', 'periods.1.reportedAt']);
  });

  it.each([
    ['what the event tells by itself', { report: { id: '1', text: 'Done' } }, { report: { id: '2' } }],
    ['what has not changed', { status: 'active' }, { status: 'active' }],
    ['what is withheld', null, null],
  ])('leaves out %s', (_, before, after) => expect(difference(before, after)).toEqual([]));
});
