import pg from 'pg';
import { History } from '#history';
import { CreateCommitment } from './create-commitment.js';
import { EditCommitment } from './edit-commitment.js';
import { PlannableQuery } from './plannable-query.js';
import { caught, date, RegisterFixture } from './testing/register-fixture.js';
import { RequestExtension } from './request-extension.js';
import { SubmitReport } from './submit-report.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const create = (more: object) =>
  fixture.as('registrar', () => fixture.nest.get(CreateCommitment).create(fixture.draft(more)));
const faultsOf = async (more: object) => (await caught(create(more))).faults.map(({ path }) => path);

describe('createCommitment', () => {
  it('names every fault at once, each with its field', async () => {
    expect(
      await faultsOf({
        meetingId: NOBODY,
        areaCode: 'nothing',
        side: 'joint',
        leadPostId: fixture.post.lead,
        controllerPostId: fixture.post.lead,
        authorPostId: NOBODY,
        coExecutorPostIds: [fixture.post.other, fixture.post.lead, NOBODY, fixture.post.other],
        counterpartPostId: NOBODY,
        observerIds: [fixture.person.observer, NOBODY],
        regimeCode: 'nothing',
        ladderCode: 'nothing',
        passageId: NOBODY,
      }),
    ).toEqual([
      'meetingId',
      'areaCode',
      'authorPostId',
      'counterpartPostId',
      'coExecutorPostIds[2]',
      'controllerPostId',
      'coExecutorPostIds[1]',
      'coExecutorPostIds[3]',
      'counterpartBodyId',
      'observerIds[1]',
      'passageId',
      'ladderCode',
      'regimeCode',
    ]);
  });

  it.each([
    ['deadline.urgency', { deadline: { basis: 'urgency', urgency: 'very_urgently' } }],
    ['deadline.statedOn', { deadline: { basis: 'stated', statedOn: date('2023-12-17') } }],
    ['passage', { passageId: NOBODY, passage: { documentId: NOBODY, quote: 'x' } }],
    ['passage.documentId', { passage: { documentId: NOBODY, quote: 'x' } }],
  ])('finds the fault in %s', async (path, more) => expect(await faultsOf(more)).toEqual([path]));

  it('refuses a quote that is not in the text, and stores nothing', async () => {
    const passage = { documentId: fixture.document, quote: 'trams', startsAt: 0, endsAt: 5 };
    expect(await faultsOf({ passage })).toEqual(['passage.quote']);
    expect(await fixture.query('SELECT id FROM commitments')).toEqual([]);
  });

  it('is for registrars', async () => {
    const attempt = fixture.as('lead', () => fixture.nest.get(CreateCommitment).create(fixture.draft()));
    expect(await caught(attempt)).toMatchObject({ kind: 'forbidden' });
  });

  it('numbers within the meeting, leaves given numbers alone and never gives one twice', async () => {
    const first = await create({ number: 7 });
    expect(first.reference).toBe('BY-RU-MOS/2023-12-18/07');
    expect(await faultsOf({ number: 7 })).toEqual(['number']);
    const created = await Promise.all(Array.from({ length: 5 }, () => create({})));
    expect(created.map(({ reference }) => reference.slice(-2)).sort()).toEqual(['08', '09', '10', '11', '12']);
    expect((await create({ meetingId: fixture.otherMeeting })).reference).toBe('BY-RU/2023-12-19/01');
  });

  it('takes ten thousand at once, on control, with the events of each, in a few statements', async () => {
    const controlledAt = fixture.clock.now();
    const bases = [
      { basis: 'default' },
      { basis: 'recurring', frequency: 'monthly' },
      { basis: 'open' },
      { basis: 'urgency', urgency: 'promptly' },
    ] as const;
    const drafts = Array.from({ length: 10_000 }, (_, i) =>
      fixture.draft({
        meetingId: fixture.otherMeeting,
        number: i + 100,
        deadline: bases[i % 4],
        side: i % 2 ? 'joint' : 'ours',
        counterpartBodyId: fixture.body.oblast,
        coExecutorPostIds: [fixture.post.coExecutor],
        parts: ['One', 'Two'],
      }),
    );
    const statements = jest.spyOn(pg.Client.prototype, 'query');
    const created = await fixture.as('system', () =>
      fixture.nest.get(CreateCommitment).createMany(drafts, { controlledAt }),
    );
    const count = statements.mock.calls.length;
    statements.mockRestore();
    // A hundred commitments a statement would be a hundred of each kind.
    expect(count).toBeLessThan(100);
    expect(created[9_999]?.reference).toBe('BY-RU/2023-12-19/10099');
    const id = created[5_001].id;
    const [plannable] = await fixture.as('system', () => fixture.nest.get(PlannableQuery).plannable([id]));
    expect(plannable).toMatchObject({ status: 'active', basis: 'recurring', periods: [{ answeredAt: null }] });
    const verified = await fixture.as('system', () => fixture.nest.get(History).verify('commitment', id));
    expect(verified).toEqual({ ok: true, events: 2 });
  }, 120_000);

  it('names the draft at fault by its place in the input, and enters none', async () => {
    const meeting = { meetingId: fixture.otherMeeting };
    const drafts = [fixture.draft(meeting), fixture.draft({ ...meeting, areaCode: 'nothing' })];
    const attempt = fixture.as('system', () =>
      fixture.nest.get(CreateCommitment).createMany(drafts, { pathOf: (index) => `commitments[${index}].` }),
    );
    expect((await caught(attempt)).faults).toEqual([
      { path: 'commitments[1].areaCode', rule: 'not_known', message: 'no such area' },
    ]);
  });

  it('is not for what its registrar could then not read, nor is an edit', async () => {
    const draft = fixture.draft({ classification: 'confidential' });
    const cleared = { clearance: 'official' } as const;
    const attempt = fixture.as('registrar', () => fixture.nest.get(CreateCommitment).create(draft), cleared);
    expect((await caught(attempt)).faults.map(({ path }) => path)).toEqual(['classification']);
    const { id: commitmentId } = await create({ classification: 'official' });
    const mark = (classification: 'confidential' | 'public') =>
      fixture.as(
        'registrar',
        () => fixture.nest.get(EditCommitment).run({ commitmentId, version: 1, edit: { classification } }),
        cleared,
      );
    expect((await caught(mark('confidential'))).faults.map(({ path }) => path)).toEqual(['classification']);
    expect(await mark('public')).toMatchObject({ classification: 'public' });
  });
});

describe('plannable', () => {
  it('is what the reminder plan needs, the periods in order and the last answer of the lead', async () => {
    const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor], priority: 'high' });
    const { nest } = fixture;
    const plannable = () => fixture.as('system', () => nest.get(PlannableQuery).plannable([id, NOBODY]));
    const report = (who: 'lead' | 'coExecutor', version: number) =>
      fixture.as(who, () => nest.get(SubmitReport).run({ commitmentId: id, version, kind: 'interim', text: 'Soon.' }));

    await report('coExecutor', 2);
    const [before] = await plannable();
    expect(before).toMatchObject({
      reference: expect.stringMatching(/^BY-RU-MOS/),
      priority: 'high',
      regimeCode: 'cis',
      ladderCode: null,
      leadPostId: fixture.post.lead,
      coExecutorPostIds: [fixture.post.coExecutor],
      basis: 'default',
      periods: [{ answeredAt: null }],
    });
    expect(before?.controlledAt?.toString()).toBe('2023-12-18T09:00:00Z');
    expect(before?.periods[0]?.deadline?.toString()).toBe('2024-01-18');

    await report('lead', 3);
    fixture.clock.advance({ hours: 1 });
    const request = { commitmentId: id, version: 4, to: date('2024-02-01'), reason: 'Later.' };
    await fixture.as('lead', () => nest.get(RequestExtension).run(request));
    const after = await plannable();
    expect(after).toHaveLength(1);
    expect(after[0]?.periods[0]?.answeredAt?.toString()).toBe('2023-12-18T10:00:00Z');
  });
});
