import { DecideExtension } from './decide-extension.js';
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

async function ask(commitmentId: string, to: string, who: PersonKey = 'lead') {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, to: date(to), reason: 'The plant stands still.' };
  return fixture.as(who, () => fixture.nest.get(RequestExtension).run(request));
}

async function answer(
  who: PersonKey,
  commitmentId: string,
  decision: { extensionId: string; outcome: 'grant' | 'refuse'; reason?: string },
) {
  const version = await fixture.versionOf(commitmentId);
  return fixture.as(who, () => fixture.nest.get(DecideExtension).run({ ...decision, version }));
}

describe('extensions', () => {
  it('move the current deadline when granted; the original one stays, count and slip are shown', async () => {
    const id = await fixture.createActive();
    const asked = await ask(id, '2024-02-01');
    expect(asked).toMatchObject({ late: false, state: 'requested' });
    expect(await caught(ask(id, '2024-02-02'))).toMatchObject({ code: 'extension_open' });
    await answer('author', id, { extensionId: asked.id, outcome: 'grant' });
    expect(await read(id)).toMatchObject({
      originalDeadline: '2024-01-18',
      currentDeadline: '2024-02-01',
      periods: [{ deadlineVersion: 2, originalDeadline: '2024-01-18' }],
      slip: { count: 1, days: 14 },
    });
    const again = await ask(id, '2024-02-11');
    await answer('controller', id, { extensionId: again.id, outcome: 'refuse', reason: 'Enough.' });
    expect(await read(id)).toMatchObject({ currentDeadline: '2024-02-01', slip: { count: 1, days: 14 } });
    expect(await caught(answer('author', id, { extensionId: again.id, outcome: 'grant' }))).toMatchObject({
      code: 'already_decided',
    });
  });

  it.each([
    ['2024-01-18', { faults: [{ path: 'to' }] }],
    ['2024-01-17', { faults: [{ path: 'to' }] }],
  ])('to %s are refused', async (to, fault) => {
    const id = await fixture.createActive();
    expect(await caught(ask(id, to))).toMatchObject(fault);
  });

  it('asked for on the deadline are in time, though the day ends while they wait for a lock', async () => {
    const id = await fixture.createActive();
    fixture.clock.set('2024-01-18T23:59:59.9+03:00');
    const request = { commitmentId: id, version: 2, to: date('2024-02-01'), reason: 'The plant stands still.' };
    const asked = await fixture.as('lead', () => {
      fixture.clock.set('2024-01-19T00:00:01+03:00');
      return fixture.nest.get(RequestExtension).run(request);
    });
    expect(asked).toMatchObject({ late: false });
    expect((await read(id)).extensions).toMatchObject([{ requestedAt: '2024-01-18T20:59:59.900Z' }]);
  });

  it('asked for after the deadline, by the date where the lead is, are late', async () => {
    const id = await fixture.createActive();
    fixture.clock.set('2024-01-18T20:59:00Z');
    const inTime = await ask(id, '2024-03-01');
    await answer('author', id, { extensionId: inTime.id, outcome: 'refuse', reason: 'No.' });
    fixture.clock.set('2024-01-18T21:01:00Z');
    expect([inTime.late, (await ask(id, '2024-03-01')).late]).toEqual([false, true]);
  });

  it('never end on a day that is over, when asked or when granted: no reminder would be left', async () => {
    const id = await fixture.createActive();
    fixture.clock.set('2024-01-25T09:00:00Z');
    expect(await caught(ask(id, '2024-01-24'))).toMatchObject({ faults: [{ path: 'to' }] });
    const { id: extensionId } = await ask(id, '2024-01-26');
    fixture.clock.set('2024-01-27T09:00:00Z');
    expect(await caught(answer('author', id, { extensionId, outcome: 'grant' }))).toMatchObject({
      code: 'extension_over',
    });
    expect(await answer('author', id, { extensionId, outcome: 'refuse', reason: 'Too late.' })).toMatchObject({
      state: 'refused',
    });
  });

  it('are asked for by the lead alone, never decided by who asked, and not without a deadline', async () => {
    const id = await fixture.createActive({ authorPostId: fixture.post.lead });
    expect(await caught(ask(id, '2024-02-01', 'controller'))).toMatchObject({ kind: 'forbidden' });
    const { id: extensionId } = await ask(id, '2024-02-01');
    expect(await caught(answer('lead', id, { extensionId, outcome: 'grant' }))).toMatchObject({ kind: 'forbidden' });
    const open = await fixture.createActive({ deadline: { basis: 'open' } });
    expect(await caught(ask(open, '2024-02-01'))).toMatchObject({ code: 'no_deadline' });
  });
});
