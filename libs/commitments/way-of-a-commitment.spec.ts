import { History } from '#history';
import { CreateCommitment } from './create-commitment.js';
import { DecideReport } from './decide-report.js';
import { PutOnControl } from './put-on-control.js';
import { ReadCommitment } from './read-commitment.js';
import { date, RegisterFixture } from './testing/register-fixture.js';
import { SubmitReport } from './submit-report.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

describe('the way of a commitment', () => {
  it('goes from a draft to closed, each step an event in an unbroken chain', async () => {
    const { nest } = fixture;
    const created = await fixture.as('registrar', () =>
      nest.get(CreateCommitment).create(
        fixture.draft({
          passage: { documentId: fixture.document, startsAt: 12, endsAt: 17, quote: 'agree' },
          coExecutorPostIds: [fixture.post.coExecutor],
          observerIds: [fixture.person.observer],
          parts: ['Name the classes', 'Agree on prices'],
        }),
      ),
    );
    expect(created.reference).toBe('BY-RU-MOS/2023-12-18/01');
    const commitmentId = created.id;
    expect(await read(commitmentId)).toMatchObject({
      status: 'draft',
      originalDeadline: '2024-01-18',
      currentDeadline: '2024-01-18',
      timeliness: { original: 'running', current: 'running' },
      passage: { quote: 'agree' },
      lead: { title: 'The lead', body: 'Department', holder: { name: 'Person lead' } },
      coExecutors: [{ title: 'The coExecutor' }],
      observers: [{ name: 'Person observer' }],
      version: 1,
    });

    await fixture.as('author', () => nest.get(PutOnControl).run({ commitmentId, version: 1 }));
    const report = await fixture.as('lead', () =>
      nest.get(SubmitReport).run({
        commitmentId,
        version: 2,
        kind: 'final',
        text: 'Agreed and signed.',
        evidence: [
          { title: 'The specification', url: 'https://example.org/spec' },
          { title: 'Its annex', url: 'https://example.org/annex' },
        ],
        completedParts: [1, 2],
      }),
    );
    expect(await read(commitmentId)).toMatchObject({ status: 'reported', timeliness: { current: 'in_time' } });
    await fixture.as('controller', () =>
      nest.get(DecideReport).run({ reportId: report.id, version: 3, outcome: 'accept' }),
    );

    expect(await read(commitmentId)).toMatchObject({
      status: 'closed',
      settledAt: '2023-12-18T09:00:00.000Z',
      reports: [
        {
          kind: 'final',
          evidence: [{ title: 'The specification' }, { title: 'Its annex' }],
          decision: { outcome: 'accept' },
        },
      ],
      version: 4,
    });
    const events = await fixture.as('auditor', () => nest.get(History).list('commitment', commitmentId));
    expect(events.map(({ type, actor }) => [type, actor?.name])).toEqual([
      ['commitment.created', 'Person registrar'],
      ['commitment.put_on_control', 'Person author'],
      ['commitment.reported', 'Person lead'],
      ['commitment.report_accepted', 'Person controller'],
    ]);
    expect(events[1]).toMatchObject({ before: { status: 'draft' }, after: { status: 'active' } });
    expect(await fixture.as('auditor', () => nest.get(History).verify('commitment', commitmentId))).toEqual({
      ok: true,
      events: 4,
    });
    expect(fixture.replanner.changed).toEqual([[commitmentId], [commitmentId], [commitmentId], [commitmentId]]);
  });

  it('keeps the deadline of a joint commitment on a day that both sides work', async () => {
    // 8 January 2024 is worked in Belarus and not in Russia, where the break lasts from the 1st to the 8th.
    const deadline = { basis: 'stated' as const, statedOn: date('2024-01-08') };
    const ours = await fixture.create({ deadline });
    const joint = await fixture.create({ deadline, side: 'joint', counterpartBodyId: fixture.body.oblast });
    expect((await read(ours)).originalDeadline).toBe('2024-01-08');
    expect((await read(joint)).originalDeadline).toBe('2023-12-29');
  });
});
