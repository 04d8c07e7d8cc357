import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { CommitmentDetail } from './commitment-detail.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { Inbox } from './inbox.js';
import { Periods } from './periods.js';
import { PlannableQuery } from './plannable-query.js';
import { ReadCommitment } from './read-commitment.js';
import { Register } from './register.js';
import { RequestExtension } from './request-extension.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { caught, date, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const monthly = () => fixture.createActive({ deadline: { basis: 'recurring', frequency: 'monthly' } });
const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));
const nightly = () => fixture.as('system', () => fixture.nest.get(Periods).topUpAll());

async function report(commitmentId: string, period?: number) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, kind: 'final' as const, text: 'Done.', ...(period && { period }) };
  return fixture.as('lead', () => fixture.nest.get(SubmitReport).run(request));
}

async function decide(id: string, reportId: string, more: { outcome?: 'accept' | 'return'; close?: boolean } = {}) {
  const decision = { reportId, version: await fixture.versionOf(id), outcome: 'accept' as const, reason: 'So.' };
  return fixture.as('controller', () => fixture.nest.get(DecideReport).run({ ...decision, ...more }));
}

async function ask(commitmentId: string, to: string, period?: number) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, to: date(to), reason: 'The plant stands still.', ...(period && { period }) };
  return fixture.as('lead', () => fixture.nest.get(RequestExtension).run(request));
}

async function grant(id: string, extensionId: string) {
  const decision = { extensionId, version: await fixture.versionOf(id), outcome: 'grant' as const };
  return fixture.as('author', () => fixture.nest.get(DecideExtension).run(decision));
}

const listed = async (id: string, timeliness: 'overdue' | 'running') => {
  const request = { filter: { timeliness }, sort: 'due' as const, limit: 100 };
  const { items } = await fixture.as('registrar', () => fixture.nest.get(Register).list(request));
  return items.some((row) => row.id === id);
};
const inbox = async (who: 'lead' | 'controller', id: string) => {
  const { items } = await fixture.as(who, () => fixture.nest.get(Inbox).read(100));
  return items.filter(({ commitment }) => commitment.id === id);
};

describe('while the report on a period waits for the controller', () => {
  let id: string;
  let first: string;

  /** The report on period 1 (10 January) was in time; period 2 (9 February) has come. */
  beforeEach(async () => {
    id = await monthly();
    first = (await report(id)).id;
    fixture.clock.set('2024-01-30T09:00:00Z');
    await nightly();
  });

  it('the register stands at the next one as soon as there is one, without a new version', async () => {
    expect(await read(id)).toMatchObject({
      ...{ status: 'reported', period: 2, originalDeadline: '2024-02-09', currentDeadline: '2024-02-09', version: 3 },
      timeliness: { current: 'running' },
      periods: [{ timeliness: { current: 'in_time' } }, { reportedAt: null }],
    });
    expect([await listed(id, 'running'), await listed(id, 'overdue')]).toEqual([true, false]);
    fixture.clock.set('2024-02-10T09:00:00Z');
    expect([await listed(id, 'running'), await listed(id, 'overdue')]).toEqual([false, true]);
  });

  it('the next one waits for the lead, and is reminded of', async () => {
    expect(await inbox('lead', id)).toMatchObject([{ waiting: 'due_soon', period: 2, deadline: '2024-02-09' }]);
    const [planned] = await fixture.as('system', () => fixture.nest.get(PlannableQuery).plannable([id]));
    expect(planned.status).toBe('reported');
    expect(planned.periods.map(({ reportedAt, answeredAt }) => [reportedAt, answeredAt].map(String))).toEqual([
      ['2023-12-18T09:00:00Z', '2023-12-18T09:00:00Z'],
      ['null', 'null'],
    ]);
  });

  it('the next one is reported on, and each report is a thing of its own to decide', async () => {
    const second = await report(id);
    expect(second.period).toBe(2);
    expect(await inbox('lead', id)).toEqual([]);
    expect(await inbox('controller', id)).toMatchObject([
      { waiting: 'report_to_decide', period: 1, reportId: first },
      { waiting: 'report_to_decide', period: 2, reportId: second.id },
    ]);
    await decide(id, first);
    expect(await read(id)).toMatchObject({ status: 'reported', period: 2 });
    await decide(id, second.id);
    expect(await read(id)).toMatchObject({ status: 'active', period: 3, currentDeadline: '2024-03-07' });
  });

  it('the same one is not reported on again, nor extended', async () => {
    expect(await caught(report(id, 1))).toMatchObject({ kind: 'conflict', code: 'report_waits' });
    expect(await caught(ask(id, '2024-03-01', 1))).toMatchObject({ kind: 'conflict', code: 'report_waits' });
    await report(id);
    expect(await caught(report(id))).toMatchObject({ code: 'report_waits' });
    expect((await read(id)).reports).toHaveLength(2);
  });

  it('the next one can be extended', async () => {
    const { id: extensionId, period } = await ask(id, '2024-02-20');
    expect(period).toBe(2);
    await grant(id, extensionId);
    expect(await read(id)).toMatchObject({
      ...{ status: 'reported', period: 2, originalDeadline: '2024-02-09', currentDeadline: '2024-02-20' },
      periods: [{ deadlineVersion: 1 }, { deadlineVersion: 2 }],
    });
  });

  it('it is returned without a word about the next, and is owed again', async () => {
    const second = await report(id);
    await decide(id, first, { outcome: 'return' });
    expect(await read(id)).toMatchObject({ status: 'reported', period: 1, currentDeadline: '2024-01-10' });
    expect(await listed(id, 'overdue')).toBe(true);
    expect(await inbox('lead', id)).toMatchObject([{ waiting: 'overdue', period: 1 }]);
    expect(await inbox('controller', id)).toMatchObject([{ reportId: second.id }]);
    expect(await report(id)).toMatchObject({ period: 1 });
  });

  it('another one cannot take the commitment off control with it', async () => {
    const second = await report(id);
    expect(await caught(decide(id, second.id, { close: true }))).toMatchObject({ code: 'report_waits' });
    await decide(id, first);
    await decide(id, second.id, { close: true });
    expect(await read(id)).toMatchObject({ status: 'closed', period: 2, currentDeadline: '2024-02-09' });
  });
});

describe('what is done once', () => {
  it('waits for the decision with its only report', async () => {
    const id = await fixture.createActive();
    await report(id);
    expect(await caught(report(id))).toMatchObject({ code: 'report_waits' });
    expect(await caught(ask(id, '2024-03-01'))).toMatchObject({ code: 'report_waits' });
  });
});

type Move =
  | { kind: 'report' | 'ask'; period: number | undefined }
  | { kind: 'accept' | 'return' | 'grant'; which: number }
  | { kind: 'month' };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      period: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      period: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('accept' as const, 'return' as const, 'grant' as const),
      which: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'month' as const }) },
);

const REFUSALS = ['report_waits', 'period_settled', 'no_such_period', 'extension_open', 'extension_over', 'invalid'];

/** Makes a move if there is anything to make it on. @returns the code of the refusal, if it was refused. */
async function make(id: string, made: Move): Promise<string | null> {
  const { reports, extensions } = await read(id);
  const work = async () => {
    switch (made.kind) {
      case 'month':
        fixture.clock.set(fixture.clock.now().toZonedDateTimeISO('UTC').add({ months: 1 }).toInstant().toString());
        return nightly();
      case 'report':
        return report(id, made.period);
      case 'ask':
        return ask(id, fixture.clock.today('Europe/Minsk').add({ days: 60 }).toString(), made.period);
      case 'grant': {
        const open = extensions.filter(({ state }) => state === 'requested');
        return open.length > 0 ? grant(id, open[made.which % open.length].id) : null;
      }
      default: {
        const waiting = reports.filter(({ decision }) => decision === null);
        return waiting.length > 0 ? decide(id, waiting[made.which % waiting.length].id, { outcome: made.kind }) : null;
      }
    }
  };
  return work().then(
    () => null,
    async (error: unknown) => (await caught(Promise.reject(error as Error))).code,
  );
}

/** What always holds of a repeating commitment on control. */
async function holds(id: string, found: CommitmentDetail): Promise<void> {
  const undecided = found.reports.filter(({ decision }) => decision === null).map(({ period }) => period);
  const unsettled = found.periods.filter(({ settledAt }) => settledAt === null);
  const waiting = unsettled.filter(({ reportedAt }) => reportedAt !== null).map(({ ordinal }) => ordinal);
  expect([...undecided].sort()).toEqual(waiting);
  expect(found.status).toBe(waiting.length > 0 ? 'reported' : 'active');
  expect(unsettled).not.toHaveLength(0);
  expect(found.periods.map(({ ordinal }) => ordinal)).toEqual(found.periods.map((_, index) => index + 1));
  const owed = unsettled.find(({ reportedAt }) => reportedAt === null);
  const { ordinal: period, originalDeadline, currentDeadline } = owed ?? unsettled[0];
  expect(found).toMatchObject({ period, originalDeadline, currentDeadline });
  const isOver =
    Temporal.PlainDate.compare(fixture.clock.today('Europe/Minsk'), Temporal.PlainDate.from(currentDeadline!)) > 0;
  expect(await listed(id, 'overdue')).toBe(owed !== undefined && isOver);
  expect(await listed(id, 'running')).toBe(owed !== undefined && !isOver);
  const toDecide = (await inbox('controller', id)).filter(({ waiting: what }) => what === 'report_to_decide');
  expect(toDecide.map((item) => item.period).sort()).toEqual(waiting);
}

describe('whatever is done in whatever order', () => {
  it('no period is lost, none has two reports that wait, and it is reported as long as one waits', async () => {
    const seen = { both: 0, refused: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 14 }), async (moves) => {
        fixture.clock.set('2023-12-18T09:00:00Z');
        const id = await monthly();
        let before = await read(id);
        for (const made of moves) {
          const code = await make(id, made);
          if (code !== null) expect(REFUSALS).toContain(code);
          if (code !== null) seen.refused.add(code);
          const after = await read(id);
          await holds(id, after);
          if (code !== null) expect(after).toEqual(before);
          const settled = before.periods.filter(({ settledAt }) => settledAt !== null);
          expect(after.periods).toEqual(expect.arrayContaining(settled));
          if (after.reports.filter(({ decision }) => decision === null).length > 1) seen.both += 1;
          before = after;
        }
        const end = { commitmentId: id, version: before.version, reason: 'Enough.' };
        await fixture.as('author', () => fixture.nest.get(TerminateCommitment).run(end));
      }),
      { numRuns: 25 },
    );
    expect(seen.both).toBeGreaterThan(0);
    expect(seen.refused).toContain('report_waits');
  }, 120_000);
});
