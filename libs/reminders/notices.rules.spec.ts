import type { PlannableCommitment, PlannableMatter, PlannableReport } from '#commitments';
import { exampleCommitment, exampleMatter, examplePeriod, exampleRoster, exampleWorld, instant } from './examples.js';
import { DEFAULT_LADDER } from './ladder.rules.js';
import { planNotices } from './notices.rules.js';

/** Friday in the afternoon in Minsk. */
const FRIDAY = instant('2024-01-12T12:00:00Z');

/** `rung audience person day-and-hour in UTC`. */
function notices(commitment: PlannableCommitment, roster: Parameters<typeof exampleRoster>[0] = {}) {
  const world = exampleWorld(exampleRoster(roster));
  return planNotices(commitment, { ladder: DEFAULT_LADDER, world, until: instant('2030-01-01T00:00:00Z') }).map(
    ({ rung, audience, recipientId, deputyForId, dueAt }) =>
      `${rung} ${audience} ${recipientId ?? 'nobody'}${deputyForId === null ? '' : ` for ${deputyForId}`} ${dueAt.toString().slice(0, 16)}`,
  );
}

type Outcome = NonNullable<PlannableMatter['decision']>['outcome'];
const decided = (outcome: Outcome, changes: Partial<PlannableMatter> = {}, byId = 'irina') =>
  exampleMatter({
    kind: outcome === 'accept' || outcome === 'return' ? 'report' : 'extension',
    decision: { outcome, at: FRIDAY, byId },
    ...changes,
  });
const closed = (byId = 'irina') =>
  exampleCommitment({ status: 'closed', settledAt: FRIDAY, matters: [decided('accept', {}, byId)] });
const terminated = (terminatedById: string | null) =>
  exampleCommitment({ status: 'terminated', settledAt: FRIDAY, terminatedById });

describe('planNotices', () => {
  it("tells the author's side that a commitment was closed, in the next morning of a working day", () => {
    expect(notices(closed())).toEqual(['notice-closed author pavel 2024-01-15T06:00']);
  });

  it("tells the author's side that a commitment was terminated", () => {
    expect(notices(terminated('irina'))).toEqual(['notice-terminated author pavel 2024-01-15T06:00']);
    expect(notices(terminated(null))).toHaveLength(1);
  });

  it.each([
    ['return', 'notice-returned-1 lead maria 2024-01-15T06:00'],
    ['grant', 'notice-granted-1 lead maria 2024-01-15T06:00'],
    ['refuse', 'notice-refused-1 lead maria 2024-01-15T06:00'],
  ] as const)('tells the lead of a decision: %s', (outcome, line) => {
    expect(notices(exampleCommitment({ matters: [decided(outcome)] }))).toEqual([line]);
  });

  it('never tells who did it, nor a deputy in their place', () => {
    expect(notices(terminated('pavel'))).toEqual([]);
    const deputyships = [{ absentId: 'pavel', deputyId: 'roman', from: '2024-01-01', to: '2024-01-31' }];
    expect(notices(terminated('pavel'), { deputyships })).toEqual([]);
    expect(notices(terminated('irina'), { deputyships })).toEqual([
      'notice-terminated author pavel 2024-01-15T06:00',
      'notice-terminated author roman for pavel 2024-01-15T06:00',
    ]);
    // The deputy did it for the author, who hears of it.
    expect(notices(terminated('roman'), { deputyships })).toEqual(['notice-terminated author pavel 2024-01-15T06:00']);
    expect(notices(exampleCommitment({ matters: [decided('refuse', {}, 'maria')] }))).toEqual([]);
  });

  describe('of a re-opening', () => {
    const reopened = { number: 1, at: FRIDAY, byId: 'irina' as string | null };
    const all = { coExecutorPostIds: ['premier'], reopened };

    it('tells everybody with a part in it, but whoever did it', () => {
      expect(notices(exampleCommitment(all))).toEqual([
        'notice-reopened-1 lead maria 2024-01-15T06:00',
        'notice-reopened-1 co_executors roman 2024-01-15T06:00',
        'notice-reopened-1 author pavel 2024-01-15T06:00',
      ]);
      expect(notices(exampleCommitment({ ...all, reopened: { ...reopened, number: 2, byId: 'pavel' } }))).toEqual([
        'notice-reopened-2 lead maria 2024-01-15T06:00',
        'notice-reopened-2 co_executors roman 2024-01-15T06:00',
        'notice-reopened-2 controller irina 2024-01-15T06:00',
      ]);
    });

    it('tells once whoever holds several of the posts', () => {
      const posts = { coExecutorPostIds: ['president', 'minister'] };
      expect(notices(exampleCommitment({ ...posts, reopened }))).toEqual([
        'notice-reopened-1 lead maria 2024-01-15T06:00',
        'notice-reopened-1 co_executors pavel 2024-01-15T06:00',
      ]);
    });

    it('stays with the period that was open then, until it is reported on', () => {
      const after = FRIDAY.add({ hours: 1 });
      const periods = [
        examplePeriod('2024-01-10', { reportedAt: FRIDAY, settledAt: FRIDAY }),
        examplePeriod('2024-02-09', { ordinal: 2 }),
        examplePeriod('2024-03-10', { ordinal: 3 }),
      ];
      const world = exampleWorld(exampleRoster({}));
      const ordinals = (period: Partial<(typeof periods)[number]>) =>
        planNotices(
          exampleCommitment({ basis: 'recurring', reopened, periods: periods.with(1, { ...periods[1], ...period }) }),
          { ladder: DEFAULT_LADDER, world, until: instant('2030-01-01T00:00:00Z') },
        ).map(({ ordinal }) => ordinal);
      expect(ordinals({})).toEqual([2, 2]);
      expect(ordinals({ reportedAt: after })).toEqual([]);
      expect(ordinals({ reportedAt: after, settledAt: after })).toEqual([]);
      // What waited already when it was re-opened is another matter.
      expect(ordinals({ reportedAt: FRIDAY })).toEqual([3, 3]);
    });
  });

  it('is silent about a period that was accepted and about what waits', () => {
    const periods = [examplePeriod('2024-01-10', { settledAt: FRIDAY }), examplePeriod('2024-02-09', { ordinal: 2 })];
    const matters = [decided('accept'), exampleMatter({ id: 'next', period: 2 })];
    expect(notices(exampleCommitment({ basis: 'recurring', status: 'reported', periods, matters }))).toEqual([]);
    expect(notices(exampleCommitment({ matters: [exampleMatter()] }))).toEqual([]);
  });

  it('withdraws what was overtaken: by another report, by another request, by the settling of it all', () => {
    const returned = decided('return');
    const again = exampleMatter({ id: 'again', number: 2, madeAt: FRIDAY.add({ hours: 1 }) });
    expect(notices(exampleCommitment({ status: 'reported', matters: [returned, again] }))).toEqual([]);
    // A request is another matter than a report.
    const request = exampleMatter({ id: 'again', kind: 'extension' });
    expect(notices(exampleCommitment({ matters: [returned, request] }))).toHaveLength(1);
    const over = exampleCommitment({
      status: 'terminated',
      settledAt: FRIDAY,
      matters: [returned],
      terminatedById: 'pavel',
    });
    expect(notices(over)).toEqual([]);
    expect(notices({ ...closed(), status: 'active', settledAt: null })).toEqual([]);
  });

  it('knows each return by its number', () => {
    const second = decided('return', { id: 'second', number: 2 });
    expect(notices(exampleCommitment({ matters: [decided('return'), second] }))).toEqual([
      'notice-returned-2 lead maria 2024-01-15T06:00',
    ]);
  });

  it.each(['draft', 'proposed', 'declined'] as const)('says nothing of what is %s', (status) => {
    const settledAt = status === 'declined' ? FRIDAY : null;
    expect(notices(exampleCommitment({ status, settledAt }))).toEqual([]);
  });
});

describe('the notice of a co-executor’s report to the lead', () => {
  const report = (changes: Partial<PlannableReport> = {}): PlannableReport => ({
    ...{ id: 'report', period: 1, number: 1, madeAt: FRIDAY, hands: ['dmitry'] },
    ...changes,
  });
  const reported = (changes: Partial<PlannableCommitment> = {}, of: Partial<PlannableReport> = {}) =>
    exampleCommitment({ coExecutorPostIds: ['ambassador'], toLead: [report(of)], ...changes });

  it('goes to the lead alone, in the next morning of a working day', () => {
    expect(notices(reported())).toEqual(['notice-report-to-lead-1 lead maria 2024-01-15T06:00']);
    expect(notices(reported({ toLead: [report(), report({ id: 'other', number: 3 })] }))).toEqual([
      'notice-report-to-lead-1 lead maria 2024-01-15T06:00',
      'notice-report-to-lead-3 lead maria 2024-01-15T06:00',
    ]);
    // A final report that waits may come back.
    expect(
      notices(reported({ status: 'reported', periods: [examplePeriod('2024-01-18', { reportedAt: FRIDAY })] })),
    ).toHaveLength(1);
  });

  it('does not go to who made it, or for whom, should they have come to lead', () => {
    expect(notices(reported({}, { hands: ['maria'] }))).toEqual([]);
    expect(notices(reported({}, { hands: ['dmitry', 'maria'] }))).toEqual([]);
    const deputyships = [{ absentId: 'maria', deputyId: 'dmitry', from: '2024-01-01', to: '2024-01-31' }];
    expect(notices(reported(), { deputyships })).toEqual(['notice-report-to-lead-1 lead maria 2024-01-15T06:00']);
  });

  it('is not about what is over', () => {
    const settled = [examplePeriod('2024-01-18', { settledAt: FRIDAY })];
    expect(notices(reported({ periods: settled }))).toEqual([]);
    for (const status of ['closed', 'terminated', 'declined'] as const) {
      const told = notices(reported({ status, settledAt: FRIDAY }));
      expect(told.filter((line) => line.startsWith('notice-report-to-lead'))).toEqual([]);
    }
  });
});
