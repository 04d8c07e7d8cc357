import { BlockCommitment, type Blocker } from './block-commitment.js';
import { CommitmentHistory } from './commitment-history.js';
import { DecideReport } from './decide-report.js';
import { ReadCommitment } from './read-commitment.js';
import { Register } from './register.js';
import type { RegisterFilter } from './register-filter.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { caught, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

const THEIRS: Blocker = { side: 'theirs', text: 'The drawings have not come.' };
const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

async function block(who: PersonKey, commitmentId: string, blocker: Blocker = THEIRS) {
  const version = await fixture.versionOf(commitmentId);
  return fixture.as(who, () => fixture.nest.get(BlockCommitment).block({ commitmentId, version, blocker }));
}

async function clear(who: PersonKey, commitmentId: string, remark?: string) {
  const version = await fixture.versionOf(commitmentId);
  return fixture.as(who, () => fixture.nest.get(BlockCommitment).clear({ commitmentId, version, remark }));
}

async function listed(filter: RegisterFilter) {
  const request = { filter: { ...filter, mine: true }, sort: 'due' as const, limit: 50 };
  return (await fixture.as('lead', () => fixture.nest.get(Register).list(request))).items;
}

describe('a blocker', () => {
  it('is named with its side and whose it is, replaced and cleared; each is told', async () => {
    const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor] });
    await block('lead', id, { ...THEIRS, postId: fixture.post.counterpart });
    expect(await read(id)).toMatchObject({
      blockedSide: 'theirs',
      blocker: { side: 'theirs', text: THEIRS.text, post: { id: fixture.post.counterpart }, since: expect.any(String) },
    });
    await block('coExecutor', id, { side: 'ours', text: 'The permit is missing.' });
    expect(await read(id)).toMatchObject({ blockedSide: 'ours', blocker: { post: null } });
    await clear('controller', id, 'Given today.');
    expect(await read(id)).toMatchObject({ blockedSide: null, blocker: null, status: 'active' });
    expect(await caught(clear('registrar', id))).toMatchObject({ code: 'not_blocked' });
    const events = await fixture.as('auditor', () => fixture.nest.get(CommitmentHistory).list(id));
    expect(events.slice(-3)).toMatchObject([
      { type: 'commitment.blocked', after: { blocker: THEIRS.text, blockedByPostId: fixture.post.counterpart } },
      {
        type: 'commitment.blocked',
        before: { blockedSide: 'theirs' },
        after: { blockedSide: 'ours', blockedByPostId: null },
      },
      { type: 'commitment.unblocked', reason: 'Given today.', after: { blocker: null } },
    ]);
  });

  it.each([
    ['author', THEIRS, { kind: 'forbidden' }],
    ['auditor', THEIRS, { kind: 'forbidden' }],
    ['lead', { ...THEIRS, text: ' ' }, { faults: [{ path: 'text' }] }],
    ['lead', { ...THEIRS, postId: '00000000-0000-4000-8000-000000000000' }, { faults: [{ path: 'postId' }] }],
  ] as const)('of %s as %j is refused', async (...[who, blocker, fault]) => {
    const id = await fixture.createActive();
    expect(await caught(block(who, id, blocker))).toMatchObject(fault);
    expect(await read(id)).toMatchObject({ blocker: null, version: 2 });
  });

  it('is named on control only, and goes when control ends', async () => {
    expect(await caught(block('registrar', await fixture.create()))).toMatchObject({ code: 'step_not_possible' });
    const [closed, terminated] = [await fixture.createActive(), await fixture.createActive()];
    await block('lead', closed);
    await block('lead', terminated);
    const report = { commitmentId: closed, version: 3, kind: 'final' as const, text: 'Done all the same.' };
    const { id: reportId } = await fixture.as('lead', () => fixture.nest.get(SubmitReport).run(report));
    await fixture.as('controller', async () => {
      await fixture.nest.get(DecideReport).run({ reportId, version: 4, outcome: 'accept' });
      await fixture.nest.get(TerminateCommitment).run({ commitmentId: terminated, version: 3, reason: 'Overtaken.' });
    });
    for (const id of [closed, terminated]) {
      expect(await read(id)).toMatchObject({ blocker: null, blockedSide: null });
      const events = await fixture.as('auditor', () => fixture.nest.get(CommitmentHistory).list(id));
      expect(events.at(-1)).toMatchObject({ before: { blockedSide: 'theirs' }, after: { blockedSide: null } });
    }
  });

  it('stands in the register, which can be narrowed to it; their own commitments go the same way', async () => {
    const [free, ours] = [await fixture.createActive(), await fixture.createActive()];
    const theirs = await fixture.createActive({ side: 'theirs', counterpartBodyId: fixture.body.oblast });
    await block('lead', ours, { side: 'ours', text: 'No money.' });
    await block('lead', theirs);
    const ids = async (filter: RegisterFilter) => (await listed(filter)).map(({ id }) => id);
    expect(await ids({ blocked: 'either' })).toEqual(expect.arrayContaining([ours, theirs]));
    expect(await ids({ blocked: 'either' })).not.toContain(free);
    expect(await ids({ blocked: 'ours' })).toEqual([ours]);
    expect(await listed({ blocked: 'theirs' })).toMatchObject([{ id: theirs, blockedSide: 'theirs', side: 'theirs' }]);
  });

  it('by two at once is named by one', async () => {
    const id = await fixture.createActive();
    const outcomes = await fixture.atOnce(
      ['lead', () => fixture.nest.get(BlockCommitment).block({ commitmentId: id, version: 2, blocker: THEIRS })],
      ['registrar', () => fixture.nest.get(BlockCommitment).block({ commitmentId: id, version: 2, blocker: THEIRS })],
    );
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });
});
