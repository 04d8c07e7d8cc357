import { EditCommitment } from './edit-commitment.js';
import { ReadCommitment } from './read-commitment.js';
import { SubmitReport } from './submit-report.js';
import { caught, date, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

async function interimReport(commitmentId: string) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, kind: 'interim' as const, text: 'Done.' };
  return fixture.as('lead', () => fixture.nest.get(SubmitReport).run(request));
}

describe('edits', () => {
  const edit = async (id: string, change: Parameters<EditCommitment['run']>[0]['edit']) => {
    const version = await fixture.versionOf(id);
    return fixture.as('registrar', () =>
      fixture.nest.get(EditCommitment).run({ commitmentId: id, version, edit: change }),
    );
  };

  it('count the deadline anew before control, and name every fault at once', async () => {
    const id = await fixture.create();
    await edit(id, {
      deadline: { basis: 'stated', statedOn: date('2024-05-06') },
      coExecutorPostIds: [fixture.post.other],
    });
    expect(await read(id)).toMatchObject({
      originalDeadline: '2024-05-06',
      coExecutors: [{ title: 'The other' }],
      periods: [{ originalDeadline: '2024-05-06', deadlineVersion: 1 }],
    });
    const wrong = { leadPostId: fixture.post.controller, areaCode: 'nothing', side: 'joint' as const };
    expect((await caught(edit(id, wrong))).faults.map(({ path }) => path).sort()).toEqual([
      'areaCode',
      'controllerPostId',
      'counterpartBodyId',
    ]);
  });

  it('leave the deadline alone on control, except that an open one can be agreed', async () => {
    const id = await fixture.createActive();
    expect(await caught(edit(id, { deadline: { basis: 'open' } }))).toMatchObject({ code: 'deadline_stands' });
    await edit(id, { title: 'Another title', leadPostId: fixture.post.other });
    expect(await read(id)).toMatchObject({ title: 'Another title', originalDeadline: '2024-01-18' });

    const open = await fixture.createActive({ deadline: { basis: 'open' } });
    await interimReport(open);
    await edit(open, { deadline: { basis: 'stated', statedOn: date('2024-06-03') } });
    expect(await read(open)).toMatchObject({
      originalDeadline: '2024-06-03',
      reports: [{ kind: 'interim' }],
      periods: [{ deadlineVersion: 2, originalDeadline: '2024-06-03' }],
    });
  });
});
