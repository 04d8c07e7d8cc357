import { isForLead, isReportAsked, partsToComplete, type Reader, waitingReport } from './report.rules.js';

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
