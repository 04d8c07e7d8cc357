import type { Principal } from '#access';
import { History } from '#history';
import { CompletePart } from './complete-part.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { Periods } from './periods.js';
import { ProposeCommitment } from './propose-commitment.js';
import { PutOnControl } from './put-on-control.js';
import { ReadCommitment } from './read-commitment.js';
import { caught, type PersonKey, RegisterFixture } from './testing/register-fixture.js';
import type { ReportKind } from './report.entity.js';
import { SubmitReport } from './submit-report.js';
import { TerminateCommitment } from './terminate-commitment.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

async function report(
  who: PersonKey,
  commitmentId: string,
  more: { kind?: ReportKind; text?: string; period?: number } = {},
) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, kind: 'final' as const, text: 'Done.', ...more };
  return fixture.as(who, () => fixture.nest.get(SubmitReport).run(request));
}

async function decide(
  who: PersonKey,
  reportId: string,
  more: { outcome?: 'accept' | 'return'; reason?: string; close?: boolean } = {},
) {
  const [row] = await fixture.query<{ version: number }>(
    'SELECT c.version FROM commitments c JOIN reports r ON r.commitment_id = c.id WHERE r.id = $1',
    [reportId],
  );
  const decision = { reportId, version: row.version, outcome: 'accept' as const, ...more };
  return fixture.as(who, () => fixture.nest.get(DecideReport).run(decision));
}

describe('reports', () => {
  it('of a co-executor go to the lead and are never final', async () => {
    const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor] });
    expect(await report('coExecutor', id, { kind: 'interim' })).toMatchObject({
      addressedTo: 'lead',
      postId: fixture.post.coExecutor,
    });
    expect(await caught(report('coExecutor', id))).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('its lead or a registrar'),
    });
    expect((await read(id)).status).toBe('active');
  });

  it('of a co-executor who is a registrar too go by whichever allows it', async () => {
    const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor] });
    const both = (kind: ReportKind, version: number) =>
      fixture.as(
        'coExecutor',
        () => fixture.nest.get(SubmitReport).run({ commitmentId: id, version, kind, text: 'Done.' }),
        { roles: ['executor', 'registrar'] },
      );
    expect(await both('interim', 2)).toMatchObject({ addressedTo: 'lead', postId: fixture.post.coExecutor });
    expect(await both('final', 3)).toMatchObject({
      addressedTo: 'controller',
      postId: fixture.post.lead,
      onBehalfOfId: fixture.person.lead,
    });
  });

  it('of a registrar are marked as made for who holds the post of the lead', async () => {
    const id = await fixture.createActive();
    expect(await report('registrar', id)).toMatchObject({
      postId: fixture.post.lead,
      authorId: fixture.person.registrar,
      onBehalfOfId: fixture.person.lead,
    });
    const events = await fixture.as('auditor', () => fixture.nest.get(History).list('commitment', id));
    expect(events.at(-1)).toMatchObject({ actor: { name: 'Person registrar' }, onBehalfOf: { name: 'Person lead' } });
  });

  it('without text are refused when final, and nothing is kept of them', async () => {
    const id = await fixture.createActive();
    expect(await caught(report('lead', id, { text: '  ' }))).toMatchObject({ faults: [{ path: 'text' }] });
    expect(await read(id)).toMatchObject({ status: 'active', reports: [], version: 2 });
  });

  it('cannot point to a file that somebody else uploaded', async () => {
    const id = await fixture.createActive();
    const files = await fixture.query<{ id: string; by: string }>(
      `INSERT INTO files (name, media_type, size, sha256, content, uploaded_by_id)
       SELECT 'a.pdf', 'application/pdf', 1, repeat('0', 64), 'x', by FROM unnest($1::uuid[]) AS by
       RETURNING id, uploaded_by_id AS by`,
      [[fixture.person.lead, fixture.person.controller]],
    );
    const send = (by: string, version: number) =>
      fixture.as('lead', () =>
        fixture.nest.get(SubmitReport).run({
          ...{ commitmentId: id, version, kind: 'interim', text: 'See the file.' },
          evidence: [{ title: 'File', fileId: files.find((file) => file.by === by)!.id }],
        }),
      );
    expect(await caught(send(fixture.person.controller, 2))).toMatchObject({
      faults: [{ path: 'evidence[0].fileId' }],
    });
    await send(fixture.person.lead, 2);
    expect((await read(id)).reports[0]?.evidence).toMatchObject([{ fileName: 'a.pdf' }]);
  });

  it('of a compound commitment wait for its parts', async () => {
    const id = await fixture.createActive({ parts: ['One', 'Two'] });
    expect(await caught(report('lead', id))).toMatchObject({ code: 'parts_open' });
    const complete = async (number: number) => {
      const version = await fixture.versionOf(id);
      return fixture.as('lead', () => fixture.nest.get(CompletePart).run({ commitmentId: id, version, number }));
    };
    await complete(1);
    expect(await caught(complete(3))).toMatchObject({ kind: 'invalid' });
    await complete(2);
    expect(await report('lead', id)).toMatchObject({ kind: 'final' });
  });

  it('of a compound commitment: a part that a registrar completes is marked as completed for the lead', async () => {
    const id = await fixture.createActive({ parts: ['One'] });
    const request = { commitmentId: id, version: await fixture.versionOf(id), number: 1 };
    await fixture.as('registrar', () => fixture.nest.get(CompletePart).run(request));
    const events = await fixture.as('lead', () => fixture.nest.get(History).list('commitment', id));
    expect(events.at(-1)).toMatchObject({ type: 'commitment.part_completed', onBehalfOf: { name: 'Person lead' } });
  });
});

describe('decisions', () => {
  it('return a report with a reason, and control goes on', async () => {
    const id = await fixture.createActive();
    const { id: reportId } = await report('lead', id);
    expect(await caught(decide('controller', reportId, { outcome: 'return' }))).toMatchObject({ kind: 'invalid' });
    await decide('controller', reportId, { outcome: 'return', reason: 'Prices are missing.' });
    expect(await read(id)).toMatchObject({ status: 'active', periods: [{ reportedAt: null, settledAt: null }] });
    expect(await caught(decide('controller', reportId))).toMatchObject({ code: 'already_decided' });
  });

  it('are not made on interim reports, nor by anyone but the controller', async () => {
    const id = await fixture.createActive();
    const interim = await report('lead', id, { kind: 'interim' });
    expect(await caught(decide('controller', interim.id))).toMatchObject({ code: 'interim_report' });
    const final = await report('lead', id);
    for (const who of ['lead', 'author', 'registrar', 'head', 'assessor'] as const) {
      expect(await caught(decide(who, final.id))).toMatchObject({ kind: 'forbidden' });
    }
    // Nobody may learn from a refusal that the commitment is there.
    await fixture.query(`UPDATE commitments SET classification = 'official' WHERE id = $1`, [id]);
    expect(await caught(decide('stranger', final.id))).toMatchObject({ kind: 'not_found' });
  });

  it('are not made on the own report, whatever deputyships lie between', async () => {
    const id = await fixture.createActive();
    const bothPosts = {
      roles: ['executor', 'controller'] as const,
      postIds: [fixture.post.lead, fixture.post.controller],
    };
    const version = await fixture.versionOf(id);
    const own = await fixture.as(
      'lead',
      () => fixture.nest.get(SubmitReport).run({ commitmentId: id, version, kind: 'final', text: 'Done.' }),
      bothPosts,
    );
    const accept = { reportId: own.id, version: version + 1, outcome: 'accept' as const };
    const attempt = (who: PersonKey, more: object) =>
      caught(fixture.as(who, () => fixture.nest.get(DecideReport).run(accept), more));
    expect(await attempt('lead', bothPosts)).toMatchObject({ kind: 'forbidden' });
    const forLead = { actingFor: [{ personId: fixture.person.lead, postIds: [fixture.post.controller] }] };
    expect(await attempt('deputy', forLead)).toMatchObject({ kind: 'forbidden' });
    expect(await decide('deputy', own.id)).toMatchObject({
      decidedById: fixture.person.deputy,
      onBehalfOfId: fixture.person.controller,
    });
  });

  it('are not made by whoever leads it now, whoever has reported, by a post of their own or a lent one', async () => {
    const { person, post } = fixture;
    const { id: reportId } = await report('lead', await fixture.createActive());
    const attempt = (who: PersonKey, more: Partial<Principal>, outcome: 'accept' | 'return' = 'accept') => {
      const decision = { reportId, version: 3, outcome, reason: 'More, please.' };
      return caught(fixture.as(who, () => fixture.nest.get(DecideReport).run(decision), more));
    };
    const successor = { postIds: [post.lead, post.controller] };
    const lentLead = { actingFor: [{ personId: person.stranger, postIds: [post.lead] }] };
    const lentControl = { postIds: [post.lead] };
    for (const refused of [
      attempt('controller', successor),
      attempt('controller', successor, 'return'),
      attempt('controller', lentLead),
      attempt('deputy', lentControl),
    ]) {
      expect(await refused).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('leads') as string });
    }
    // Whom the controller's post is lent to by somebody who does not lead it may.
    expect(await decide('deputy', reportId)).toMatchObject({ onBehalfOfId: person.controller });
  });

  it('settle a period of a recurring commitment, which stays active with its next one', async () => {
    const id = await fixture.createActive({ deadline: { basis: 'recurring', frequency: 'quarterly' } });
    expect(await read(id)).toMatchObject({ currentDeadline: '2024-01-10', periods: [{ ordinal: 1 }] });
    await decide('controller', (await report('lead', id)).id);
    expect(await read(id)).toMatchObject({
      status: 'active',
      period: 2,
      currentDeadline: '2024-04-10',
      settledAt: null,
      periods: [
        { ordinal: 1, settledAt: '2023-12-18T09:00:00.000Z' },
        { ordinal: 2, settledAt: null },
      ],
    });
    await decide('controller', (await report('lead', id)).id, { close: true });
    expect(await read(id)).toMatchObject({ status: 'closed', period: 2, currentDeadline: '2024-04-10' });
  });

  it('leave the nightly round only what has come due since, and it changes nothing the second time', async () => {
    const id = await fixture.createActive({ deadline: { basis: 'recurring', frequency: 'monthly' } });
    fixture.clock.set('2024-03-01T00:00:00Z');
    const topUp = () => fixture.as('system', () => fixture.nest.get(Periods).topUpAll());
    expect(await topUp()).toContain(id);
    expect((await read(id)).periods.map(({ originalDeadline }) => originalDeadline)).toEqual([
      '2024-01-10',
      '2024-02-09',
      '2024-03-07',
    ]);
    expect(await topUp()).toEqual([]);
  });
});

describe('two at the same moment', () => {
  it('of two edits one wins and one is stale', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await fixture.create();
      const edit = (title: string) =>
        fixture.as('registrar', () =>
          fixture.nest.get(EditCommitment).run({ commitmentId: id, version: 1, edit: { title } }),
        );
      const outcomes = await Promise.allSettled([edit('One'), edit('Other')]);
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toMatchObject([{ reason: { kind: 'stale' } }]);
      expect(await read(id)).toMatchObject({ version: 2, title: outcomes[0].status === 'fulfilled' ? 'One' : 'Other' });
    }
  });

  it('a report and a termination: whichever is first stands, the other is stale', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await fixture.createActive();
      const outcomes = await Promise.allSettled([
        fixture.as('lead', () =>
          fixture.nest.get(SubmitReport).run({ commitmentId: id, version: 2, kind: 'final', text: 'Done.' }),
        ),
        fixture.as('author', () =>
          fixture.nest.get(TerminateCommitment).run({ commitmentId: id, version: 2, reason: 'Overtaken.' }),
        ),
      ]);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { kind: 'stale' } }]);
      const { status, reports } = await read(id);
      expect([status, reports.length]).toEqual(
        outcomes[0].status === 'fulfilled' ? ['reported', 1] : ['terminated', 0],
      );
    }
  });
});

describe('proposals', () => {
  it('are declined with a reason and can then only be read', async () => {
    const id = await fixture.create();
    const proposals = fixture.nest.get(ProposeCommitment);
    await fixture.as('registrar', () => proposals.propose({ commitmentId: id, version: 1 }));
    await fixture.as('author', () => proposals.decline({ commitmentId: id, version: 2, reason: 'Not ours.' }));
    expect(await read(id)).toMatchObject({ status: 'declined', version: 3 });
    const late = fixture.as('author', () => fixture.nest.get(PutOnControl).run({ commitmentId: id, version: 3 }));
    expect(await caught(late)).toMatchObject({ kind: 'conflict' });
  });
});
