import { Access, type Principal, type Role } from '#access';
import { DomainError, Transactions } from '#platform';
import { Acknowledge } from './acknowledge.js';
import { BlockCommitment } from './block-commitment.js';
import { partiesIn } from './commitment.rules.js';
import type { CommitmentDraft } from './commitment-draft.js';
import { CommitmentHistory } from './commitment-history.js';
import { CompletePart } from './complete-part.js';
import { CONTROL_STATUSES } from './commitment.types.js';
import { counterpartMoves } from './counterpart.rules.js';
import { CommitmentStore } from './commitment-store.js';
import { DecideExtension } from './decide-extension.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { ExtendByDecision } from './extend-by-decision.js';
import { MoveCounterpart } from './move-counterpart.js';
import { PossibleActions } from './possible-actions.js';
import { type ActionName, POSSIBLE_ACTIONS } from './possible-actions.rules.js';
import { ProposeCommitment } from './propose-commitment.js';
import { PutOnControl } from './put-on-control.js';
import { ReopenCommitment } from './reopen-commitment.js';
import { ExtensionRow, ReportRow } from './report.entity.js';
import { RequestExtension } from './request-extension.js';
import { ScoreFulfilment } from './score-fulfilment.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';
import { date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
afterAll(() => fixture.stop());

interface Reader {
  who: PersonKey;
  more?: Partial<Principal>;
}

/** Everybody who stands in some way to a commitment, and some who do so in two ways at once. */
const READERS: Record<string, () => Reader> = {
  registrar: () => ({ who: 'registrar' }),
  lead: () => ({ who: 'lead' }),
  'co-executor': () => ({ who: 'coExecutor' }),
  controller: () => ({ who: 'controller' }),
  'author’s side': () => ({ who: 'author' }),
  'deputy of the controller': () => ({ who: 'deputy' }),
  head: () => ({ who: 'head' }),
  assessor: () => ({ who: 'assessor' }),
  auditor: () => ({ who: 'auditor' }),
  stranger: () => ({ who: 'stranger' }),
  'lead who controls too': () => both('lead', ['executor', 'controller'], ['lead', 'controller']),
  'lead in the author’s post': () => both('lead', ['executor'], ['lead', 'author']),
  'registrar who leads': () => both('registrar', ['registrar', 'executor'], ['lead']),
  'assessor who leads': () => both('assessor', ['assessor', 'executor'], ['lead']),
  'deputy of the lead, who controls': () => ({
    who: 'controller',
    more: { roles: ['controller', 'executor'], actingFor: [lent('lead')] },
  }),
};

const lent = (key: 'lead') => ({ personId: fixture.person[key], postIds: [fixture.post[key]] });
const both = (who: PersonKey, roles: Role[], posts: ('lead' | 'controller' | 'author')[]): Reader => ({
  who,
  more: { roles, postIds: posts.map((key) => fixture.post[key]) },
});

/** Ways to where a commitment can stand. Each answers its id. */
const STATES: Record<string, () => Promise<string>> = {
  draft: () => fixture.create(),
  proposed: async () => propose(await fixture.create()),
  declined: async () => decline(await propose(await fixture.create())),
  'on control, with parts': () => active({ parts: ['Name the classes', 'Agree on prices'] }),
  'on control, joint': () => active({ side: 'joint', counterpartBodyId: fixture.body.oblast }),
  'on control, blocked': async () => block(await active()),
  'without a date': () => active({ deadline: { basis: 'open' } }),
  'an extension waits': async () => ask(await active()),
  'an extension waits whose date is over': async () => {
    const id = await ask(await active());
    fixture.clock.set('2024-03-01T09:00:00Z');
    return id;
  },
  'a report of a co-executor': async () => report(await active(), 'coExecutor', 'interim'),
  'a final report waits': async () => report(await active()),
  'a final report waits, and a part is open again': async () => {
    const id = await report(await active({ parts: ['Name the classes'] }));
    await fixture.query('UPDATE commitment_parts SET completed_at = NULL WHERE commitment_id = $1', [id]);
    return id;
  },
  'a final report of a registrar for the lead': async () => report(await active(), 'registrar'),
  'a report and an extension wait': async () => report(await ask(await active())),
  'a period of what repeats waits': async () => {
    const id = await active({ deadline: { basis: 'recurring', frequency: 'monthly' } });
    return report(id);
  },
  closed: async () => accept(await report(await active())),
  terminated: async () => terminate(await active()),
};

const active = (more: Partial<CommitmentDraft> = {}) =>
  fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor], ...more });

const at = async (commitmentId: string) => ({ commitmentId, version: await fixture.versionOf(commitmentId) });
const get = <T>(type: new (...all: never[]) => T): T => fixture.nest.get(type);

async function through(id: string, who: PersonKey, act: (target: Awaited<ReturnType<typeof at>>) => Promise<unknown>) {
  const target = await at(id);
  await fixture.as(who, () => act(target));
  return id;
}

const propose = (id: string) => through(id, 'registrar', (target) => get(ProposeCommitment).propose(target));
const decline = (id: string) =>
  through(id, 'controller', (target) => get(ProposeCommitment).decline({ ...target, reason: 'No.' }));
const block = (id: string) =>
  through(id, 'lead', (target) =>
    get(BlockCommitment).block({ ...target, blocker: { side: 'ours', text: 'No money.' } }),
  );
const ask = (id: string) =>
  through(id, 'lead', (target) => get(RequestExtension).run({ ...target, to: date('2024-02-20'), reason: 'Late.' }));
const terminate = (id: string) =>
  through(id, 'author', (target) => get(TerminateCommitment).run({ ...target, reason: 'Overtaken.' }));

async function report(id: string, who: PersonKey = 'lead', kind: 'interim' | 'final' = 'final') {
  const completedParts = (await read(id)).parts.map(({ number }) => number);
  return through(id, who, (target) => get(SubmitReport).run({ ...target, kind, text: 'Done.', completedParts }));
}

const accept = (id: string) =>
  through(id, 'controller', async ({ version }) => {
    const { id: reportId } = await get(Transactions).manager.findOneByOrFail(ReportRow, { commitmentId: id });
    await get(DecideReport).run({ reportId, version, outcome: 'accept' });
  });

const read = (id: string) => fixture.as('system', () => get(CommitmentStore).read(id));

type Target = Awaited<ReturnType<typeof at>>;
type Found = { periods: number[]; openParts: number[]; moves: string[]; reportIds: string[]; extensionIds: string[] };
type Attempt = () => Promise<unknown>;

const LATER = date('2026-06-01');

/** All ways in which an act can be done; it is possible when one of them is not refused. */
function attempts(action: ActionName, target: Target, found: Found): Attempt[] {
  const reason = 'Because.';
  const each = (run: (period: number) => Promise<unknown>) => found.periods.map((period) => () => run(period));
  const completedParts = found.openParts;
  const { version } = target;
  switch (action) {
    case 'report_final':
      return each((period) => get(SubmitReport).run({ ...target, kind: 'final', text: 'x', period, completedParts }));
    case 'report_interim':
      return each((period) => get(SubmitReport).run({ ...target, kind: 'interim', text: 'x', period }));
    case 'acknowledge':
      return each((period) => get(Acknowledge).run({ ...target, willReportBy: LATER, period }));
    case 'request_extension':
      return each((period) => get(RequestExtension).run({ ...target, to: LATER, reason, period }));
    case 'extend_by_decision': {
      const { controller, author } = fixture.post;
      return [{}, { decidedByPostId: controller }, { decidedByPostId: author }].flatMap((by) =>
        each((period) => get(ExtendByDecision).run({ ...target, to: LATER, reason, period, ...by })),
      );
    }
    case 'decide_report':
      return found.reportIds.flatMap((reportId) =>
        (['accept', 'return'] as const).map(
          (outcome) => () => get(DecideReport).run({ reportId, version, outcome, reason }),
        ),
      );
    case 'decide_extension':
      return found.extensionIds.flatMap((extensionId) =>
        (['grant', 'refuse'] as const).map(
          (outcome) => () => get(DecideExtension).run({ extensionId, version, outcome, reason }),
        ),
      );
    case 'complete_part':
      return found.openParts.map((number) => () => get(CompletePart).run({ ...target, number }));
    case 'move_counterpart':
      return found.moves.map((status) => () => get(MoveCounterpart).run({ ...target, status: status as 'closed' }));
    default:
      return [simple(action, { ...target, reason })];
  }
}

function simple(
  action: Exclude<ActionName, `report_${string}` | `${'decide'}_${string}`>,
  target: Target & { reason: string },
): Attempt {
  const acts: Partial<Record<ActionName, Attempt>> = {
    edit: () => get(EditCommitment).run({ ...target, edit: { title: 'Another title' } }),
    propose: () => get(ProposeCommitment).propose(target),
    put_on_control: () => get(PutOnControl).run(target),
    decline: () => get(ProposeCommitment).decline(target),
    block: () => get(BlockCommitment).block({ ...target, blocker: { side: 'ours', text: 'x' } }),
    unblock: () => get(BlockCommitment).clear(target),
    score: () =>
      get(ScoreFulfilment).run({
        ...target,
        ...{ fulfilment: 'no_evidence', conformity: null, conformityRemark: null, reportIds: [], evidenceIds: [] },
      }),
    terminate: () => get(TerminateCommitment).run(target),
    reopen: () => get(ReopenCommitment).run(target),
    read_history: async () => {
      const commitment = await get(CommitmentStore).read(target.commitmentId);
      await get(Access).authorize('read_history', partiesIn(commitment));
      return get(CommitmentHistory).list(target.commitmentId);
    },
  };
  const act = acts[action];
  if (act === undefined) throw new Error(`no attempt at ${action}`);
  return act;
}

const TAKEN_BACK = new Error('taken back');

/** Who decides a deadline is part of who may: a registrar names a post that can, or there is none to be named. */
const isRefusal = ({ kind, faults }: DomainError) =>
  ['forbidden', 'not_found', 'conflict'].includes(kind) || faults.some(({ path }) => path === 'decidedByPostId');

/** Whether it is done when it is tried; whatever it did is taken back. Whatever is wrong with what was said fails. */
async function isDone({ who, more }: Reader, attempt: Attempt): Promise<boolean> {
  try {
    await fixture.as(who, () => attempt().then(() => Promise.reject(TAKEN_BACK)), more);
  } catch (error) {
    if (error === TAKEN_BACK) return true;
    if (error instanceof DomainError && isRefusal(error)) return false;
    throw error;
  }
  return false;
}

async function foundOn(id: string): Promise<Found> {
  return fixture.as('system', async () => {
    const { manager } = get(Transactions);
    const { periods, parts, counterpartStatus } = await get(CommitmentStore).read(id);
    return {
      periods: periods.map(({ ordinal }) => ordinal),
      openParts: parts.filter(({ completedAt }) => completedAt === null).map(({ number }) => number),
      moves: counterpartStatus === null ? [] : counterpartMoves(counterpartStatus),
      reportIds: (await manager.findBy(ReportRow, { commitmentId: id })).map((one) => one.id),
      extensionIds: (await manager.findBy(ExtensionRow, { commitmentId: id })).map((one) => one.id),
    };
  });
}

describe('what somebody may do with a commitment now', () => {
  beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));

  it.each(Object.entries(STATES))('is listed exactly when trying it is not refused: %s', async (_state, reach) => {
    const id = await reach();
    const [target, found] = [await at(id), await foundOn(id)];
    for (const [name, reader] of Object.entries(READERS)) {
      const asking = reader();
      const listed = await fixture
        .as(asking.who, () => get(PossibleActions).of(id), asking.more)
        .then(
          ({ items }) => items.map(({ action }) => action),
          () => [],
        );
      const done: ActionName[] = [];
      for (const action of POSSIBLE_ACTIONS) {
        for (const attempt of attempts(action, target, found)) {
          if (!(await isDone(asking, attempt))) continue;
          done.push(action);
          break;
        }
      }
      expect([name, ...listed]).toEqual([name, ...done]);
    }
  });

  it('names the ways of a decision exactly as they would be taken', async () => {
    for (const state of ['a report and an extension wait', 'an extension waits whose date is over'] as const) {
      const id = await STATES[state]();
      const { version } = await at(id);
      for (const reader of Object.values(READERS)) {
        const asking = reader();
        const { items } = await fixture
          .as(asking.who, () => get(PossibleActions).of(id), asking.more)
          .catch(() => ({ items: [] }));
        for (const extensionId of (await foundOn(id)).extensionIds) {
          const listed = items.flatMap((one) => one.extensions).find((one) => one.id === extensionId)?.outcomes ?? [];
          const taken = [];
          for (const outcome of ['grant', 'refuse'] as const) {
            const attempt = () => get(DecideExtension).run({ extensionId, version, outcome, reason: 'Because.' });
            if (await isDone(asking, attempt)) taken.push(outcome);
          }
          expect(listed).toEqual(taken);
        }
      }
    }
  });

  it('says to whom a report goes and for whom a deputy would act', async () => {
    const id = await report(await active());
    const other = await active();
    const of = (who: PersonKey, which: string) =>
      fixture.as(who, () => get(PossibleActions).of(which)).then(({ items }) => items);
    expect((await of('coExecutor', other)).find(({ action }) => action === 'report_interim')).toMatchObject({
      addressedTo: 'lead',
      periods: [1],
      onBehalfOf: null,
    });
    expect((await of('deputy', id)).find(({ action }) => action === 'decide_report')).toMatchObject({
      onBehalfOf: { id: fixture.person.controller, name: 'Person controller' },
      reports: [{ outcomes: ['accept', 'return'] }],
    });
  });

  it('names whose decision a later deadline can be, and where the other side can be, exactly as they would be taken', async () => {
    const id = await STATES['on control, joint']();
    const target = await at(id);
    const { controller, author, lead } = fixture.post;
    for (const reader of Object.values(READERS)) {
      const asking = reader();
      const { items } = await fixture
        .as(asking.who, () => get(PossibleActions).of(id), asking.more)
        .catch(() => ({ items: [] }));
      const listed = { deciders: items.flatMap((one) => one.deciders), statuses: items.flatMap((one) => one.statuses) };
      const taken: typeof listed = { deciders: [], statuses: [] };
      for (const decidedByPostId of [controller, author, lead]) {
        const move = { ...target, to: LATER, reason: 'Because.', decidedByPostId };
        if (await isDone(asking, () => get(ExtendByDecision).run(move))) taken.deciders.push(decidedByPostId);
      }
      for (const status of CONTROL_STATUSES) {
        if (await isDone(asking, () => get(MoveCounterpart).run({ ...target, status }))) taken.statuses.push(status);
      }
      expect({ ...listed, statuses: listed.statuses.toSorted() }).toEqual({
        ...taken,
        statuses: taken.statuses.toSorted(),
      });
    }
  });

  it('is nothing at all, not even that it exists, to whom it may not be seen by', async () => {
    const id = await active({ classification: 'confidential' });
    for (const [who, more] of [
      ['stranger', {}],
      ['lead', { clearance: 'public' as const }],
    ] as const) {
      const refused = fixture.as(who, () => get(PossibleActions).of(id), more);
      await expect(refused).rejects.toMatchObject({ kind: 'not_found' });
    }
  });
});
