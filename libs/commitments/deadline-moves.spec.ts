import { Temporal } from 'temporal-polyfill';
import { History } from '#history';
import { Changes } from './changes.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { ReopenCommitment } from './reopen-commitment.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { DeadlineMoves, toldOf } from './deadline-moves.js';
import { refuseMove } from './extension.rules.js';
import { standingColumns } from './period.rules.js';
import { ReadCommitment } from './read-commitment.js';
import { RequestExtension } from './request-extension.js';
import { caught, date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

/** A decision of whoever may decide without being asked: what a registrar's bulk work and others do with this piece. */
function move(id: string, to: string, given: { who?: PersonKey; version?: number; period?: number } = {}) {
  return fixture.as(given.who ?? 'controller', async () => {
    const version = given.version ?? (await fixture.versionOf(id));
    const change = await fixture.nest.get(Changes).begin(id, version, 'decide_extension');
    const period = given.period ?? change.commitment.period;
    const row = await fixture.nest.get(DeadlineMoves).move(change, {
      ...{ period, to: date(to), origin: 'decision', reason: 'The plant is rebuilt.', path: 'newDeadline' },
      decidedByPostId: fixture.post.author,
    });
    const event = { type: 'commitment.deadline_moved', after: { extension: toldOf(row) } };
    await fixture.nest.get(Changes).finish(change, { patch: standingColumns(change.commitment), event });
    return row;
  });
}

describe('a deadline moved without a request', () => {
  it('is an extension granted as it is made; the original one stays', async () => {
    const id = await fixture.createActive();
    const row = await move(id, '2024-02-01');
    expect(await read(id)).toMatchObject({
      ...{ originalDeadline: '2024-01-18', currentDeadline: '2024-02-01', slip: { count: 1, days: 14 }, version: 3 },
      periods: [{ deadlineVersion: 2, originalDeadline: '2024-01-18', currentDeadline: '2024-02-01' }],
      extensions: [
        {
          ...{ id: row.id, from: '2024-01-18', to: '2024-02-01', origin: 'decision', state: 'granted', late: false },
          ...{ requestedBy: { name: 'Person controller' }, decidedBy: { name: 'Person controller' } },
          ...{ decidedByPost: { id: fixture.post.author }, decisionReason: 'The plant is rebuilt.' },
        },
      ],
    });
    const events = await fixture.as('auditor', () => fixture.nest.get(History).list('commitment', id));
    expect(events.at(-1)?.after).toMatchObject({
      extension: { id: row.id, origin: 'decision', from: '2024-01-18', decidedByPostId: fixture.post.author },
      currentDeadline: '2024-02-01',
    });
  });

  it('after the deadline has passed is marked late', async () => {
    const id = await fixture.createActive();
    fixture.clock.set('2024-01-19T09:00:00Z');
    expect(await move(id, '2024-02-01')).toMatchObject({ late: true });
  });

  it('waits until a request of the lead has its own decision', async () => {
    const id = await fixture.createActive();
    const request = { commitmentId: id, version: 2, to: date('2024-02-01'), reason: 'The plant stands still.' };
    const asked = await fixture.as('lead', () => fixture.nest.get(RequestExtension).run(request));
    expect(await caught(move(id, '2024-03-01'))).toMatchObject({
      code: 'extension_waits',
      message: expect.stringContaining(asked.id),
    });
    expect(await read(id)).toMatchObject({ currentDeadline: '2024-01-18', extensions: [{ state: 'requested' }] });
  });

  it('needs a period that there is', async () => {
    expect(await caught(move(await fixture.createActive(), '2024-03-01', { period: 2 }))).toMatchObject({
      code: 'no_such_period',
    });
  });

  it('is moved by the first of two at once; the other one is told that it is stale', async () => {
    const id = await fixture.createActive();
    const outcomes = await fixture.atOnce(
      ['controller', () => move(id, '2024-02-01', { version: 2 })],
      ['author', () => move(id, '2024-03-01', { who: 'author', version: 2 })],
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { kind: 'stale' } }]);
    expect(await read(id)).toMatchObject({ currentDeadline: '2024-02-01', slip: { count: 1 } });
  });
});

describe('whoever leads a commitment', () => {
  const both = (key: 'controller' | 'author') => ({
    ...{ roles: ['controller' as const, 'executor' as const], postIds: [fixture.post[key]] },
    actingFor: [{ personId: fixture.person.lead, postIds: [fixture.post.lead] }],
  });
  const use = <T>(key: 'controller' | 'author', work: () => Promise<T>) => fixture.as(key, work, both(key));
  const on = async (commitmentId: string) => ({ commitmentId, version: await fixture.versionOf(commitmentId) });
  const later = date('2024-02-01');
  const forbidden = { kind: 'forbidden', message: expect.stringContaining('Whoever leads') };

  it('does not move its deadline by a re-opening', async () => {
    const id = await fixture.createActive();
    const termination = { ...(await on(id)), reason: 'Overtaken.' };
    await use('author', () => fixture.nest.get(TerminateCommitment).run(termination));
    const reopening = { ...(await on(id)), reason: 'After all.' };
    const withTerm = { ...reopening, newDeadline: later };
    expect(await caught(use('author', () => fixture.nest.get(ReopenCommitment).run(withTerm)))).toMatchObject(
      forbidden,
    );
    await use('author', () => fixture.nest.get(ReopenCommitment).run(reopening));
    expect(await read(id)).toMatchObject({ status: 'active', currentDeadline: '2024-01-18', extensions: [] });
  });

  it('does not move it by the return of a report, nor returns one at all', async () => {
    const id = await fixture.createActive();
    const report = { ...(await on(id)), kind: 'final' as const, text: 'Done.' };
    const entered = await fixture.as('registrar', () => fixture.nest.get(SubmitReport).run(report));
    // Somebody else led it then.
    await fixture.query('UPDATE reports SET on_behalf_of_id = NULL WHERE id = $1', [entered.id]);
    const returned = { ...(await on(id)), reportId: entered.id, outcome: 'return' as const, reason: 'Prices.' };
    const decide = (more: object) =>
      use('controller', () => fixture.nest.get(DecideReport).run({ ...returned, ...more }));
    expect(await caught(decide({ newDeadline: later }))).toMatchObject(forbidden);
    expect(await caught(decide({}))).toMatchObject(forbidden);
    expect(await read(id)).toMatchObject({ status: 'reported', currentDeadline: '2024-01-18' });
  });

  it('does not grant what was asked for by whoever led it before, but may refuse it', async () => {
    const id = await fixture.createActive();
    const request = { ...(await on(id)), to: later, reason: 'The plant stands still.' };
    const before = { postIds: [fixture.post.lead] };
    const asked = await fixture.as('stranger', () => fixture.nest.get(RequestExtension).run(request), before);
    const decision = { ...(await on(id)), extensionId: asked.id, reason: 'As agreed.' };
    const decide = (outcome: 'grant' | 'refuse') =>
      use('controller', () => fixture.nest.get(DecideExtension).run({ ...decision, outcome }));
    expect(await caught(decide('grant'))).toMatchObject(forbidden);
    await decide('refuse');
    expect(await read(id)).toMatchObject({ currentDeadline: '2024-01-18', extensions: [{ state: 'refused' }] });
  });
});

describe('refuseMove', () => {
  const settledAt = Temporal.Instant.from('2024-01-02T09:00:00Z');
  const period = { ordinal: 1, currentDeadline: date('2024-01-18'), settledAt: null, reportedAt: null };
  const waiting = { id: 'r', toDeadline: date('2024-02-01') };
  it.each([
    ['a later day', {}, null],
    ['the deadline itself', { to: date('2024-01-18') }, { faults: [{ path: 'to' }] }],
    ['a day that is over', { today: date('2024-02-02') }, { faults: [{ path: 'to' }] }],
    ['today', { today: date('2024-02-01') }, null],
    ['the last day that is known', { to: date('2999-12-31') }, null],
    ['a day beyond', { to: date('3000-01-01') }, { faults: [{ path: 'to', rule: 'out_of_range' }] }],
    ['a settled period', { settledAt }, { code: 'period_settled' }],
    ['no deadline', { currentDeadline: null }, { code: 'no_deadline' }],
    ['a request that waits', { waiting }, { code: 'extension_waits', message: expect.stringContaining('first') }],
    ['a report that waits', { reportedAt: settledAt }, { code: 'report_waits' }],
    [
      'a request that waits, when re-opened',
      { waiting, isReopening: true },
      { code: 'extension_waits', message: expect.stringContaining('without a new term') },
    ],
  ])('%s', (_, given, expected) => {
    const asked = {
      to: date('2024-02-01'),
      today: date('2024-01-10'),
      path: 'to',
      waiting: null,
      isReopening: false,
      ...given,
    };
    const fault = refuseMove({ ...period, ...given }, asked);
    if (expected === null) expect(fault).toBeNull();
    else expect(fault).toMatchObject(expected);
  });
});
