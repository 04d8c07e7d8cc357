import { CommitmentHistory } from './commitment-history.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { ReadCommitment } from './read-commitment.js';
import { ReopenCommitment } from './reopen-commitment.js';
import { RequestExtension } from './request-extension.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { MoveCounterpart } from './move-counterpart.js';
import { caught, date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const read = (id: string, who: PersonKey = 'registrar') =>
  fixture.as(who, () => fixture.nest.get(ReadCommitment).read(id));

const eventsOf = (id: string, who: PersonKey = 'auditor') =>
  fixture.as(who, () => fixture.nest.get(CommitmentHistory).list(id));

async function report(commitmentId: string, period?: number): Promise<string> {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, kind: 'final' as const, text: 'Done.', period };
  return (await fixture.as('lead', () => fixture.nest.get(SubmitReport).run(request))).id;
}

type More = Partial<Parameters<DecideReport['run']>[0]>;

async function decide(id: string, reportId: string, more: More = {}) {
  const version = await fixture.versionOf(id);
  const decision = { reportId, version, outcome: 'accept' as const, ...more };
  return fixture.as('controller', () => fixture.nest.get(DecideReport).run(decision));
}

async function terminate(commitmentId: string, supersededById?: string, who: PersonKey = 'controller') {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, reason: 'Overtaken by the treaty.', supersededById };
  return fixture.as(who, () => fixture.nest.get(TerminateCommitment).run(request));
}

async function reopen(commitmentId: string, more: { newDeadline?: string; reason?: string; who?: PersonKey } = {}) {
  const version = await fixture.versionOf(commitmentId);
  const { newDeadline, reason = 'It does not run.', who = 'author' } = more;
  const request = { commitmentId, version, reason, ...(newDeadline && { newDeadline: date(newDeadline) }) };
  return fixture.as(who, () => fixture.nest.get(ReopenCommitment).run(request));
}

describe('a return with a new term', () => {
  const returned = { outcome: 'return' as const, reason: 'Prices are missing.', newDeadline: date('2024-02-05') };

  it('moves the deadline, counts in the slip and is told', async () => {
    const id = await fixture.createActive();
    await decide(id, await report(id), returned);
    expect(await read(id)).toMatchObject({
      ...{ status: 'active', originalDeadline: '2024-01-18', currentDeadline: '2024-02-05' },
      slip: { count: 1, days: 18 },
      periods: [{ reportedAt: null, deadlineVersion: 2 }],
      extensions: [{ origin: 'return', state: 'granted', reason: 'Prices are missing.' }],
    });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'commitment.report_returned',
      after: { currentDeadline: '2024-02-05', extension: { origin: 'return', to: '2024-02-05' } },
    });
  });

  it.each([
    [{ newDeadline: date('2024-01-18') }, { faults: [{ path: 'newDeadline' }] }],
    [{ outcome: 'accept' as const }, { faults: [{ path: 'newDeadline' }] }],
    [{ reason: '' }, { faults: [{ path: 'reason' }] }],
  ])('is refused with %j, and nothing is kept of it', async (wrong, fault) => {
    const id = await fixture.createActive();
    const reportId = await report(id);
    expect(await caught(decide(id, reportId, { ...returned, ...wrong }))).toMatchObject(fault);
    expect(await read(id)).toMatchObject({ status: 'reported', currentDeadline: '2024-01-18', extensions: [] });
  });

  it('waits for the decision on a request of the lead; a return without one does not', async () => {
    const id = await fixture.createActive();
    const request = { commitmentId: id, version: 2, to: date('2024-02-01'), reason: 'The plant stands still.' };
    await fixture.as('lead', () => fixture.nest.get(RequestExtension).run(request));
    const reportId = await report(id);
    expect(await caught(decide(id, reportId, returned))).toMatchObject({ code: 'extension_waits' });
    await decide(id, reportId, { ...returned, newDeadline: undefined });
    expect(await read(id)).toMatchObject({ status: 'active', extensions: [{ state: 'requested' }] });
  });
});

describe('supersession', () => {
  it('is shown on both, and told', async () => {
    const [old, next] = [await fixture.createActive(), await fixture.createActive({ title: 'The new one' })];
    await terminate(old, next);
    expect(await read(old)).toMatchObject({ status: 'terminated', supersededBy: { id: next, title: 'The new one' } });
    expect(await read(next)).toMatchObject({ supersededBy: null, supersedes: [{ id: old }] });
    expect((await eventsOf(old)).at(-1)?.after).toMatchObject({ status: 'terminated', supersededById: next });
  });

  it('tells nothing of a commitment that the reader may not see', async () => {
    const [old, next] = [await fixture.createActive(), await fixture.createActive()];
    await terminate(old, next);
    await fixture.query(`UPDATE commitments SET classification = 'official' WHERE id = $1`, [next]);
    const uncleared = { clearance: 'public' as const };
    const seen = await fixture.as('lead', () => fixture.nest.get(ReadCommitment).read(old), uncleared);
    const told = await fixture.as('lead', () => fixture.nest.get(CommitmentHistory).list(old), uncleared);
    expect(seen).toMatchObject({ status: 'terminated', supersededBy: null });
    expect(JSON.stringify([seen, told])).not.toContain(next);
    expect(told.at(-1)?.after).toEqual({ status: 'terminated', settledAt: '2023-12-18T09:00:00Z' });
    const strange = fixture.as('controller', () => fixture.nest.get(ReadCommitment).read(next), uncleared);
    expect(await caught(strange)).toMatchObject({ kind: 'not_found' });
  });

  it('by what there is not and by what may not be seen get the same answer', async () => {
    const [id, hidden] = [await fixture.createActive(), await fixture.createActive({ classification: 'official' })];
    const answers: unknown[] = [];
    for (const supersededById of [hidden, '00000000-0000-4000-8000-000000000000']) {
      const request = { commitmentId: id, version: 2, reason: 'Replaced.', supersededById };
      const run = () => fixture.nest.get(TerminateCommitment).run(request);
      const { code, message, faults } = await caught(fixture.as('controller', run, { clearance: 'public' }));
      answers.push({ code, message, faults });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ faults: [{ path: 'supersededById', message: 'there is no such commitment' }] });
  });

  it('is refused by itself, by what has ended, and in a ring', async () => {
    const [id, ended, follower] = [
      await fixture.createActive(),
      await fixture.createActive(),
      await fixture.createActive(),
    ];
    await terminate(ended);
    await terminate(follower, id);
    const refused = async (by: string) => (await caught(terminate(id, by))).message;
    expect(await refused(id)).toContain('superseded by itself');
    expect(await refused(ended)).toContain('is terminated itself');
    expect(await refused(follower)).toContain('leads back');
    expect(await read(id)).toMatchObject({ status: 'active', version: 2 });
  });

  it('of two by each other at once comes to one', async () => {
    const [one, other] = [await fixture.createActive(), await fixture.createActive()];
    const outcomes = await fixture.atOnce(
      ['controller', () => terminate(one, other)],
      ['author', () => terminate(other, one, 'author')],
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { faults: [{ path: 'supersededById' }] } }]);
    expect([(await read(one)).status, (await read(other)).status]).toEqual(['terminated', 'active']);
  });
});

describe('re-opening', () => {
  it('of what was kept once lets it be reported on and accepted anew, with a new term', async () => {
    const id = await fixture.createActive();
    await decide(id, await report(id));
    fixture.clock.set('2024-03-01T09:00:00Z');
    expect(await caught(reopen(id, { reason: ' ' }))).toMatchObject({ faults: [{ path: 'reason' }] });
    expect(await caught(reopen(id, { who: 'lead' }))).toMatchObject({ kind: 'forbidden' });
    await reopen(id, { newDeadline: '2024-04-01' });
    expect(await read(id)).toMatchObject({
      ...{ status: 'active', settledAt: null, originalDeadline: '2024-01-18', currentDeadline: '2024-04-01' },
      periods: [{ reportedAt: null, settledAt: null, deadlineVersion: 2 }],
      extensions: [{ origin: 'reopening', late: true }],
      timeliness: { original: 'overdue', current: 'running' },
    });
    expect(fixture.replanner.changed.at(-1)).toEqual([id]);
    await decide(id, await report(id));
    expect(await read(id)).toMatchObject({ status: 'closed', reports: [{}, {}] });
    expect((await eventsOf(id)).map(({ type }) => type).slice(-3)).toEqual([
      'commitment.reopened',
      'commitment.reported',
      'commitment.report_accepted',
    ]);
  });

  it('of what was superseded ends the supersession; a report that waited waits again', async () => {
    const [id, next] = [await fixture.createActive(), await fixture.createActive()];
    const reportId = await report(id);
    await terminate(id, next);
    await reopen(id);
    expect(await read(id)).toMatchObject({ status: 'reported', supersededBy: null, settledAt: null });
    expect(await read(next)).toMatchObject({ supersedes: [] });
    await decide(id, reportId);
    expect(await read(id)).toMatchObject({ status: 'closed' });
  });

  it('of what repeats goes on with the periods that are owed by now, and one to report on', async () => {
    const id = await fixture.createActive({ deadline: { basis: 'recurring', frequency: 'quarterly' } });
    await decide(id, await report(id, 1), { close: true });
    expect(await read(id)).toMatchObject({ status: 'closed' });
    fixture.clock.set('2024-08-01T09:00:00Z');
    await reopen(id);
    const { status, period, periods } = await read(id);
    expect(status).toBe('active');
    expect(periods.find(({ ordinal }) => ordinal === 1)?.settledAt).not.toBeNull();
    expect(periods.filter(({ settledAt }) => settledAt === null).length).toBeGreaterThan(1);
    await report(id, period);
    expect((await read(id)).status).toBe('reported');
  });

  it('is for what has left control by a decision', async () => {
    const id = await fixture.createActive();
    expect(await caught(reopen(id))).toMatchObject({ code: 'step_not_possible' });
  });

  it('by two at once happens once', async () => {
    const id = await fixture.createActive();
    await terminate(id);
    const again = (who: PersonKey) => () => {
      const request = { commitmentId: id, version: 3, reason: 'After all.' };
      return fixture.as(who, () => fixture.nest.get(ReopenCommitment).run(request));
    };
    const outcomes = await fixture.atOnce(['controller', again('controller')], ['author', again('author')]);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });

  it.each([
    ['active', 'terminated', 'active'],
    ['reported', 'terminated', 'reported'],
    ['closed', 'closed', 'closed'],
    ['terminated', 'terminated', 'terminated'],
  ] as const)('of a joint one whose other side was %s, then %s', async (...[before, ended, after]) => {
    const id = await fixture.createActive({ side: 'joint', counterpartBodyId: fixture.body.oblast });
    const way = {
      active: [],
      reported: ['reported'],
      closed: ['reported', 'closed'],
      terminated: ['terminated'],
    } as const;
    for (const status of way[before]) await moveCounterpart(id, status);
    await terminate(id);
    expect((await read(id)).counterpartStatus).toBe(ended);
    await reopen(id);
    expect(await read(id)).toMatchObject({ status: 'active', counterpartStatus: after });
  });
});

describe('a re-opening with a new term', () => {
  it('says the way out where a request was left open, and that way can be gone', async () => {
    const id = await fixture.createActive();
    const request = { commitmentId: id, version: 2, to: date('2024-02-01'), reason: 'The plant stands still.' };
    const asked = await fixture.as('lead', () => fixture.nest.get(RequestExtension).run(request));
    await decide(id, await report(id));
    expect(await caught(reopen(id, { newDeadline: '2024-03-01' }))).toMatchObject({
      code: 'extension_waits',
      message: expect.stringContaining('re-open it without a new term'),
    });
    await reopen(id);
    const decision = { extensionId: asked.id, version: await fixture.versionOf(id), outcome: 'grant' as const };
    await fixture.as('controller', () => fixture.nest.get(DecideExtension).run(decision));
    expect(await read(id)).toMatchObject({ status: 'active', currentDeadline: '2024-02-01' });
  });

  it('is refused while a report waits again', async () => {
    const id = await fixture.createActive();
    await report(id);
    await terminate(id);
    expect(await caught(reopen(id, { newDeadline: '2024-03-01' }))).toMatchObject({
      code: 'report_waits',
      message: expect.stringContaining('re-open it without a new term'),
    });
    expect(await read(id)).toMatchObject({ status: 'terminated', currentDeadline: '2024-01-18', extensions: [] });
  });
});

it('a re-opening leaves the other side ended that was at work again and then ended by itself', async () => {
  const id = await fixture.createActive({ side: 'joint', counterpartBodyId: fixture.body.oblast });
  await terminate(id);
  await moveCounterpart(id, 'active');
  await moveCounterpart(id, 'terminated');
  await reopen(id);
  expect(await read(id)).toMatchObject({ status: 'active', counterpartStatus: 'terminated' });
});

async function moveCounterpart(
  commitmentId: string,
  status: 'active' | 'reported' | 'closed' | 'terminated' | 'draft',
) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, status, remark: 'Their note of today.' };
  return fixture.as('lead', () => fixture.nest.get(MoveCounterpart).run(request));
}

describe('the other side of a joint commitment', () => {
  it('moves by the same table, and our side stays', async () => {
    const id = await fixture.createActive({ side: 'joint', counterpartBodyId: fixture.body.oblast });
    expect(await caught(moveCounterpart(id, 'draft'))).toMatchObject({ code: 'step_not_possible' });
    expect(await caught(moveCounterpart(id, 'active'))).toMatchObject({ code: 'step_not_possible' });
    await moveCounterpart(id, 'reported');
    expect(await read(id)).toMatchObject({ status: 'active', counterpartStatus: 'reported' });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      ...{ type: 'commitment.counterpart_moved', reason: 'Their note of today.' },
      ...{ before: { counterpartStatus: 'active' }, after: { counterpartStatus: 'reported' } },
    });
    const own = { commitmentId: id, version: 3, status: 'closed' as const };
    for (const who of ['controller', 'author', 'coExecutor', 'auditor'] as const) {
      const move = fixture.as(who, () => fixture.nest.get(MoveCounterpart).run(own));
      expect((await caught(move)).kind).toMatch(/forbidden|not_found/);
    }
  });

  it('can still move when ours has ended, and is nobody where there is none', async () => {
    const id = await fixture.createActive({ side: 'joint', counterpartBodyId: fixture.body.oblast });
    await decide(id, await report(id));
    expect(await read(id)).toMatchObject({ status: 'closed', counterpartStatus: 'active' });
    await moveCounterpart(id, 'reported');
    await moveCounterpart(id, 'closed');
    expect(await read(id)).toMatchObject({ status: 'closed', counterpartStatus: 'closed' });
    expect(await caught(moveCounterpart(await fixture.createActive(), 'reported'))).toMatchObject({
      faults: [{ path: 'status' }],
    });
  });

  it('is no field of an edit', async () => {
    const id = await fixture.createActive({ side: 'joint', counterpartBodyId: fixture.body.oblast });
    const edit = { title: 'Another title' };
    await fixture.as('registrar', () => fixture.nest.get(EditCommitment).run({ commitmentId: id, version: 2, edit }));
    expect(await read(id)).toMatchObject({ counterpartStatus: 'active', title: 'Another title' });
  });
});
