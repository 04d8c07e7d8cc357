import {
  isForLead,
  isReportAsked,
  partsToComplete,
  type Reader,
  reportedPeriod,
  waitingReport,
} from './report.rules.js';

const post = (id: string) => ({ id }) as never;
const reader = (own: string[], absent: string[] = []): Reader => ({
  posts: own.map(post),
  actingFor: [{ person: {} as never, posts: absent.map(post) }],
});
const period = (ordinal: number, reportedAt: string | null) => ({ ordinal, reportedAt });
const NOW = '2026-11-20T09:00:00.000Z';
const standing = {
  ...{ lead: post('lead'), coExecutors: [post('co')], status: 'active' as const, period: 1 },
  periods: [period(1, null)],
};

describe('a report', () => {
  it.each<[string, Reader, boolean]>([
    ['the lead', reader(['other', 'lead']), true],
    ['a co-executor', reader(['co']), true],
    ['a deputy of the lead', reader([], ['lead']), true],
    ['anybody else, as a registrar', reader(['other']), false],
  ])('is asked of %s: %#', (_, who, expected) => {
    expect(isReportAsked(standing, who)).toBe(expected);
  });

  it('is not asked while the final one waits, but of the next period is', () => {
    const reported = { ...standing, status: 'reported' as const, periods: [period(1, NOW)] };
    expect(isReportAsked(reported, reader(['lead']))).toBe(false);
    const next = { ...reported, period: 2, periods: [period(1, NOW), period(2, null)] };
    expect(isReportAsked(next, reader(['lead']))).toBe(true);
  });

  it.each([
    ['controller', reader([]), true],
    ['controller', reader(['lead']), false],
    ['controller', reader([], ['lead']), false],
    ['lead', reader(['co']), false],
  ] as const)('to the %s is entered for the lead by whoever is not: %#', (addressedTo, who, expected) => {
    expect(isForLead({ addressedTo }, standing, who)).toBe(expected);
  });

  it('that waits is the final one of its period that nobody has decided on', () => {
    const waits = { id: 'waits', kind: 'final' as const, period: 1, decision: null };
    const reports = [
      { ...waits, id: 'returned', decision: {} as never },
      { ...waits, id: 'interim', kind: 'interim' as const },
      { ...waits, id: 'other', period: 2 },
      waits,
    ];
    expect(waitingReport(reports, 1)?.id).toBe('waits');
    expect(waitingReport(reports, 3)).toBeUndefined();
  });

  it('that is final completes all parts, but of what repeats none', () => {
    const parts = [
      { number: 1, text: 'a', completedAt: NOW },
      { number: 2, text: 'b', completedAt: null },
      { number: 3, text: 'c', completedAt: null },
    ];
    expect(partsToComplete({ basis: 'stated', parts })).toEqual(['2', '3']);
    expect(partsToComplete({ basis: 'recurring', parts })).toEqual([]);
    expect(partsToComplete({ basis: 'standing', parts })).toEqual([]);
  });
});

describe('the period of a report', () => {
  it.each([
    ['the one that is chosen', { chosen: '1', open: [1, 2], period: 2, expected: 1 }],
    [
      'the one it stands at, an earlier one that waits can be added to',
      { chosen: '', open: [1, 2], period: 2, expected: 2 },
    ],
    ['of a kept draft, not one that is past reporting', { chosen: '1', open: [2, 3], period: 2, expected: 2 }],
    ['the first that can be, where that it stands at cannot', { chosen: '', open: [3, 4], period: 2, expected: 3 }],
    ['the one it stands at where nothing is said', { chosen: '', open: [], period: 1, expected: 1 }],
  ])('is %s', (_, { chosen, open, period, expected }) =>
    expect(reportedPeriod(chosen, open, { period })).toBe(expected),
  );
});
