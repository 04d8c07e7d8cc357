import { History, type HistoryEvent } from '#history';
import { BlockCommitment } from './block-commitment.js';
import type { ScoreDetail } from './commitment-detail.js';
import type { CommitmentDraft } from './commitment-draft.js';
import { CommitmentStore } from './commitment-store.js';
import { CompletePart } from './complete-part.js';
import { CreateCommitment } from './create-commitment.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { MoveCounterpart } from './move-counterpart.js';
import { Periods } from './periods.js';
import { ProposeCommitment } from './propose-commitment.js';
import { PutOnControl } from './put-on-control.js';
import { ReadCommitment } from './read-commitment.js';
import { ReopenCommitment } from './reopen-commitment.js';
import { RequestExtension } from './request-extension.js';
import { ScoreFulfilment } from './score-fulfilment.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';
import { replay } from './testing/replay.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

type At = { commitmentId: string; version: number };
const get = <T>(service: new (...dependencies: never[]) => T) => fixture.nest.get<T>(service);

/** A life of one commitment: each step is held against what its events tell by then. */
class Life {
  constructor(readonly id: string) {}

  static async of(more: Partial<CommitmentDraft>): Promise<Life> {
    const life = new Life(await fixture.create(more));
    await life.compare();
    return life;
  }

  async does<T>(who: PersonKey, work: (at: At) => Promise<T>): Promise<T> {
    const version = await fixture.versionOf(this.id);
    const made = await fixture.as(who, () => work({ commitmentId: this.id, version }));
    await this.compare();
    return made;
  }

  async compare(): Promise<void> {
    const held = await fixture.as('system', () => get(CommitmentStore).lock(this.id));
    const detail = await fixture.as('auditor', () => get(ReadCommitment).read(this.id));
    const told = replay(await this.events());
    const { id, version, createdAt, updatedAt, ...columns } = plain(held);
    expect(told.commitment).toEqual(columns);
    expect([...told.reports.values()]).toMatchObject(
      detail.reports.map(({ id, kind, period, text, addressedTo, evidence, decision }) => ({
        ...{ id, kind, period, text, addressedTo },
        evidence: evidence.map(({ id, title, url }) => ({ id, title, url })),
        decision: decision && { id: decision.id, outcome: decision.outcome, reason: decision.reason },
      })),
    );
    const { score } = detail;
    expect(told.score).toEqual(score && { assessorId: score.assessor.id, ...withoutAssessor(score) });
    expect([...told.extensions.values()]).toMatchObject(
      detail.extensions.map(({ id, period, from, to, late, origin, state }) => ({
        id,
        period,
        from,
        to,
        late,
        origin,
        state,
      })),
    );
  }

  events(): Promise<HistoryEvent[]> {
    return fixture.as('auditor', () => get(History).list('commitment', this.id));
  }

  async types(): Promise<string[]> {
    return (await this.events()).map(({ type }) => type.replace('commitment.', ''));
  }
}

const withoutAssessor = ({ assessor, ...score }: ScoreDetail) => score;
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe('from the events of a commitment alone', () => {
  it('a life kept once can be worked out, with its parts, sides, scores and deadlines', async () => {
    const life = await Life.of({ side: 'joint', counterpartBodyId: fixture.body.oblast, parts: ['One', 'Two'] });
    const { id } = life;
    const { oblast } = fixture.body;
    const edit = {
      deadline: { basis: 'stated' as const, statedOn: date('2024-03-01') },
      parts: ['One', 'Three', 'Four'],
    };
    await life.does('registrar', (at) => get(EditCommitment).run({ ...at, edit }));
    await life.does('registrar', (at) =>
      get(EditCommitment).run({ ...at, edit: { parts: ['One'], coExecutorPostIds: [fixture.post.coExecutor] } }),
    );
    await life.does('registrar', (at) => get(ProposeCommitment).propose(at));
    await life.does('controller', (at) => get(PutOnControl).run(at));
    const blocker = { side: 'theirs' as const, text: 'No drawings.', postId: fixture.post.counterpart };
    await life.does('lead', (at) => get(BlockCommitment).block({ ...at, blocker }));
    await life.does('coExecutor', (at) => get(SubmitReport).run({ ...at, kind: 'interim', text: 'Half.' }));
    const asked = await life.does('lead', (at) =>
      get(RequestExtension).run({ ...at, to: date('2024-04-01'), reason: 'Snow.' }),
    );
    await life.does('author', ({ version }) =>
      get(DecideExtension).run({ extensionId: asked.id, version, outcome: 'grant' }),
    );
    const evidence = [{ title: 'Photograph', url: 'https://example.org/bus' }];
    const first = await life.does('lead', (at) =>
      get(SubmitReport).run({ ...at, kind: 'final', text: 'Done.', evidence, completedParts: [1] }),
    );
    const term = { reason: 'No prices.', newDeadline: date('2024-05-02'), reopenedParts: [1] };
    await life.does('controller', ({ version }) =>
      get(DecideReport).run({ reportId: first.id, version, outcome: 'return', ...term }),
    );
    await life.does('lead', (at) => get(MoveCounterpart).run({ ...at, status: 'reported' }));
    const second = await life.does('lead', (at) =>
      get(SubmitReport).run({ ...at, kind: 'final', text: 'Priced.', completedParts: [1] }),
    );
    await life.does('controller', ({ version }) =>
      get(DecideReport).run({ reportId: second.id, version, outcome: 'accept' }),
    );
    const score = { fulfilment: 'full' as const, conformity: 'differs' as const, conformityRemark: 'Fewer.' };
    const cited = { reportIds: [second.id], evidenceIds: [] };
    await life.does('assessor', (at) => get(ScoreFulfilment).run({ ...at, ...score, ...cited }));
    await life.does('assessor', (at) => get(ScoreFulfilment).run({ ...at, ...score, ...cited, remark: 'Again.' }));
    expect((await life.events()).at(-1)?.after).toEqual({ ...score, cited });
    await life.does('author', (at) =>
      get(ReopenCommitment).run({ ...at, reason: 'Broken.', newDeadline: date('2024-09-02') }),
    );
    const successor = await fixture.create({ side: 'joint', counterpartBodyId: oblast });
    await life.does('author', (at) =>
      get(TerminateCommitment).run({ ...at, reason: 'New.', supersededById: successor }),
    );
    await life.does('controller', (at) => get(ReopenCommitment).run({ ...at, reason: 'Old after all.' }));
    const events = await life.events();
    const closing = events.find(({ type }) => type === 'commitment.report_accepted');
    expect(closing?.after).toMatchObject({
      status: 'closed',
      blocker: null,
      decision: { isSettled: true, isClosed: true },
    });
    expect(await fixture.as('auditor', () => get(History).verify('commitment', id))).toMatchObject({ ok: true });
  });

  it('the periods of what repeats can be, also those that nobody added', async () => {
    const life = await Life.of({ deadline: { basis: 'recurring', frequency: 'monthly' }, parts: ['One', 'Two'] });
    fixture.clock.set('2024-03-01T09:00:00Z');
    await life.does('registrar', (at) => get(PutOnControl).run(at));
    await life.does('lead', (at) => get(CompletePart).run({ ...at, number: 2 }));
    const report = await life.does('lead', (at) => get(SubmitReport).run({ ...at, kind: 'final', text: 'Done.' }));
    fixture.clock.set('2024-08-01T09:00:00Z');
    const version = await fixture.versionOf(life.id);
    expect(await fixture.as('system', () => get(Periods).topUpAll())).toContain(life.id);
    await life.compare();
    expect(await fixture.versionOf(life.id)).toBe(version);
    expect(await fixture.as('system', () => get(Periods).topUpAll())).toEqual([]);
    await life.does('controller', ({ version }) =>
      get(DecideReport).run({ reportId: report.id, version, outcome: 'accept' }),
    );
    expect(await life.types()).toEqual([
      ...['created', 'put_on_control', 'part_completed', 'reported', 'period_opened', 'report_accepted'],
    ]);
  });

  it.each([
    [{ deadline: { basis: 'open' as const } }],
    [{ side: 'joint' as const, counterpartPostId: null }],
    [{ deadline: { basis: 'standing' as const }, observerIds: [] }],
  ])('what goes on control as it is entered can be: %j', async (more) => {
    const draft = fixture.draft({ ...more, counterpartBodyId: fixture.body.oblast });
    const controlledAt = fixture.clock.now();
    const { id } = await fixture.as('registrar', () => get(CreateCommitment).create(draft, { controlledAt }));
    await new Life(id).compare();
  });
});
