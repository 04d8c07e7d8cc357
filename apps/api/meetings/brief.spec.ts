import { randomUUID } from 'node:crypto';
import { EveryPost, type Made } from '../testing/every-post.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/*
 * Of the meeting on 18 December 2023, told by hand on 20 February 2024. The deadlines:
 *   overdue   theirs, 19 January, nothing reported
 *   soon      ours, 28 February, high priority, a blocker of theirs
 *   late      ours, 19 January, reported on 1 February, accepted on the 2nd
 *   waits     ours, 19 January, reported on 10 February, waits for its decision
 *   asked     joint, 1 March, asked on 5 February to move
 *   hidden    ours, 10 January, confidential, blocked by us
 *   calm      ours, 1 September: nothing presses
 */

interface Line {
  id: string;
  why?: string;
}
interface Waiting {
  count: number;
  oldest: { commitment: { id: string }; days: number } | null;
}
interface Answer {
  classification: string;
  last: { id: string } | null;
  since: string | null;
  lines: Line[];
  kept: object;
  numbers: Record<'ours' | 'theirs' | 'joint', { open: number }>;
  waiting: Record<'reports' | 'extensions', Waiting>;
  blockers: Record<'ours' | 'theirs', { count: number; items: Line[] }>;
  changed: { counts: object; count: number; items: Line[] };
}

const body = { across: randomUUID(), stranger: randomUUID() };
let api: TestApi;
let register: EveryPost;
/** Cleared for what is confidential. */
let head: TestPerson;
const meeting: Record<string, string> = {};
const id: Record<string, string> = {};
/** What was answered on 6 February: the brief and what is carried over. */
const then: Record<string, string> = {};

const stated = (statedOn: string) => ({ basis: 'stated', statedOn });

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  head = await api.addPerson({ roles: ['auditor'], clearance: 'confidential' });
  await api.sql.query(`UPDATE sessions SET expires_at = '2999-01-01'`);
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
  await api.sql.query(
    `INSERT INTO bodies (id, code, kind, country, time_zone, name_en) VALUES
       ($1, 'across', 'ministry', 'RU', 'Europe/Moscow', 'Across'),
       ($2, 'stranger', 'ministry', 'RU', 'Europe/Moscow', 'Stranger')`,
    [body.across, body.stranger],
  );
  await meet('last', body.across, { heldOn: '2023-12-18' });
  await enter('overdue', { side: 'theirs', deadline: stated('2024-01-19') });
  await enter('soon', { priority: 'high', deadline: stated('2024-02-28') });
  await enter('late', { deadline: stated('2024-01-19') });
  await enter('waits', { deadline: stated('2024-01-19') });
  await enter('asked', { side: 'joint', counterpartBodyId: body.across, deadline: stated('2024-03-01') });
  await enter('hidden', { deadline: stated('2024-01-10') });
  await enter('calm', { deadline: stated('2024-09-01') });
  await meet('coming', body.across, { heldOn: '2024-03-01', nextMeetingOn: '2024-09-01' });
  await meet('others', body.stranger, { heldOn: '2024-03-04' });
  await live();
});
afterAll(() => api.close());
afterEach(() => expect(api.errors.splice(0)).toEqual([]));

/** What happens until 20 February. */
async function live(): Promise<void> {
  await step('hidden', 'blocker', { side: 'ours', text: 'No money.' });
  await api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = $1`, [id['hidden']]);
  await step('soon', 'blocker', { side: 'theirs', text: 'The bridge is shut.' });
  api.clock.set('2024-02-01T09:00:00+03:00');
  const report = await step('late', 'reports', { kind: 'final', text: 'Done.' });
  api.clock.set('2024-02-02T09:00:00+03:00');
  const decided = { as: 'controller', path: `/reports/${report.id}/decision`, body: { outcome: 'accept' } } as const;
  expect((await register.send({ ...decided, version: 3 })).statusCode).toBeLessThan(300);
  api.clock.set('2024-02-05T09:00:00+03:00');
  await step('asked', 'extensions', { to: '2024-04-01', reason: 'Snow.' });
  api.clock.set('2024-02-06T09:00:00+03:00');
  for (const what of ['brief', 'carry-over']) then[what] = (await get([what, 'coming'], head)).body;
  api.clock.set('2024-02-10T09:00:00+03:00');
  await step('waits', 'reports', { kind: 'final', text: 'Done.' });
  api.clock.set('2024-02-20T09:00:00+03:00');
}

async function meet(name: string, bodyId: string, given: { heldOn: string; nextMeetingOn?: string }): Promise<void> {
  const participants = [{ bodyId, side: 'theirs' }];
  const entered = { code: `BY-RU/${given.heldOn}`, title: name, ...given, participants };
  const made = await register.send({ as: 'registrar', path: '/meetings', body: entered });
  expect({ name, status: made.statusCode, body: made.body }).toMatchObject({ status: 201 });
  meeting[name] = made.json<Made>().id;
  if (name === 'last') register.made.set('/meetings', made.json());
}

async function enter(name: string, more: object): Promise<void> {
  const draft = { ...register.draft(), title: name, parts: [], ...more };
  const made = await register.send({ as: 'registrar', path: '/commitments', body: draft });
  expect({ name, status: made.statusCode, body: made.body }).toMatchObject({ status: 201 });
  id[name] = made.json<Made>().id;
  await register.send({ as: 'registrar', path: `/commitments/${id[name]}/control`, version: 1 });
}

async function step(name: string, what: string, given: object): Promise<Made> {
  const done = await register.send({ as: 'lead', path: `/commitments/${id[name]}/${what}`, version: 2, body: given });
  expect({ name, what, done: done.statusCode < 300, body: done.body }).toMatchObject({ done: true });
  return done.json<Made>();
}

const get = ([what, name]: [what: string, name: string], { token }: TestPerson, query = '') =>
  api.app.inject({
    url: `/api/v1/meetings/${meeting[name] ?? name}/${what}${query}`,
    headers: { authorization: `Bearer ${token}` },
  });
const brief = async (name: string, who: TestPerson, query = ''): Promise<Answer> => {
  const answer = await get(['brief', name], who, query);
  expect({ status: answer.statusCode, errors: api.errors }).toEqual({ status: 200, errors: [] });
  return answer.json();
};
const nameOf = (one: { id: string } | undefined) => Object.keys(id).find((name) => id[name] === one?.id);
const count = (n: number) => expect.objectContaining({ count: n }) as object;

describe('the brief for a meeting', () => {
  it('has on one page what a leader needs', async () => {
    const answer = await brief('coming', head);
    expect(answer).toMatchObject({
      at: '2024-02-20T06:00:00Z',
      classification: 'confidential',
      meeting: { id: meeting['coming'], heldOn: '2024-03-01' },
      counterpart: [{ id: body.across, name: 'Across' }],
      last: { id: meeting['last'], heldOn: '2023-12-18' },
      nextMeetingOn: '2024-09-01',
      since: '2023-12-18T00:00:00Z',
    });
    expect(answer.lines.map((line) => [nameOf(line), line.why])).toEqual([
      ['hidden', 'overdue'],
      ['overdue', 'overdue'],
      ['soon', 'due_soon'],
      ['asked', 'due_soon'],
    ]);
    expect(answer.lines[2]).toMatchObject({
      title: 'soon',
      lead: { holder: { id: register.people.lead.id }, body: expect.any(String) as string },
      originalDeadline: '2024-02-28',
      currentDeadline: '2024-02-28',
      blocker: { side: 'theirs', text: 'The bridge is shut.' },
    });
  });

  it('counts for each side, with what each share was computed over', async () => {
    const { kept, numbers } = await brief('coming', head);
    // Accepted: late. Clear, and not kept: hidden by us, overdue by them. What waits is not clear yet.
    expect(kept).toMatchObject({
      byUs: { rate: { value: 0.5, over: 2 }, kept: count(1) },
      byThem: { rate: { value: 0, over: 1 } },
    });
    expect(numbers).toMatchObject({
      ours: {
        ...{ open: 4, periods: count(5), onTime: { value: 0, over: 3 } },
        ...{ late: count(2), overdue: count(1), atRisk: count(1) },
      },
      theirs: { open: 1, periods: count(1), onTime: { value: 0, over: 1 }, overdue: count(1), atRisk: count(0) },
      joint: { open: 1, periods: count(1), onTime: { value: null, over: 0 }, overdue: count(0), atRisk: count(1) },
    });
  });

  it('names the decisions that wait, what stands in the way, and what has changed', async () => {
    const { waiting, blockers, changed } = await brief('coming', head);
    const { reports, extensions } = waiting;
    expect([reports, extensions].map((one) => [one.count, nameOf(one.oldest?.commitment), one.oldest?.days])).toEqual([
      [1, 'waits', 10],
      [1, 'asked', 15],
    ]);
    const { ours, theirs } = blockers;
    expect([ours, theirs].map((one) => [one.count, one.items.map(nameOf)])).toEqual([
      [1, ['hidden']],
      [1, ['soon']],
    ]);
    // All were entered on the day after the last meeting.
    expect(changed).toMatchObject({ count: 7, counts: { new: 7, closed: 1, slipped: 0 } });
    expect(changed.items.map(nameOf)).toEqual(['overdue', 'soon', 'late', 'waits', 'asked']);
  });

  it('is only of what the reader may see, and classified so', async () => {
    const answer = await brief('coming', register.people.registrar);
    expect(answer.classification).toBe('public');
    expect(answer.lines.map(nameOf)).toEqual(['overdue', 'soon', 'asked']);
    expect(answer).toMatchObject({
      kept: { byUs: { rate: { value: 1, over: 1 } } },
      numbers: { ours: { open: 3, periods: count(4), overdue: count(0) } },
      blockers: { ours: { count: 0, items: [] } },
      changed: { count: 6 },
    });
    expect(JSON.stringify(answer)).not.toContain(id['hidden']);
    const stranger = await brief('coming', register.people.newcomer);
    expect(stranger).toMatchObject({ classification: 'public', lines: [], numbers: { ours: { open: 0 } } });
  });

  it('says that there is nothing where no meeting was before', async () => {
    const nothing = { open: 0, periods: count(0), onTime: { value: null, over: 0 }, late: count(0) };
    const none = { count: 0, items: [] };
    expect(await brief('others', head)).toMatchObject({
      ...{ classification: 'public', last: null, nextMeetingOn: null, since: null, lines: [] },
      numbers: { ours: nothing, theirs: nothing, joint: nothing },
      waiting: { reports: { count: 0, oldest: null }, extensions: { count: 0, oldest: null } },
      ...{ blockers: { ours: none, theirs: none }, changed: { ...none, counts: { new: 0, closed: 0 } } },
    });
  });

  it('is of a meeting that is there', async () => {
    expect((await get(['brief', randomUUID()], head)).statusCode).toBe(404);
    expect((await get(['brief', 'coming'], head, '?limit=1')).statusCode).toBe(422);
  });
});

describe('as of a moment', () => {
  it.each(['brief', 'carry-over'])('the %s is what was answered then', async (what) => {
    const now = await get([what, 'coming'], head);
    expect(now.body).not.toBe(then[what]);
    const past = await get([what, 'coming'], head, '?asOf=2024-02-06T06:00:00Z');
    expect(past.json()).toEqual(JSON.parse(then[what] ?? ''));
  });

  it.each(['brief', 'carry-over'])('the %s is that of the end of a day', async (what) => {
    const { at: _, ...answer } = (await get([what, 'coming'], head, '?asOf=2024-02-06')).json<
      Record<string, unknown>
    >();
    const { at: __, ...known } = JSON.parse(then[what] ?? '') as Record<string, unknown>;
    expect(answer).toEqual(known);
  });

  it.each(['brief', 'carry-over'])('before the meeting was entered there is no %s', async (what) => {
    expect((await get([what, 'coming'], head, '?asOf=2023-12-18')).statusCode).toBe(404);
  });

  it('what was marked above the clearance of the reader then is not in it', async () => {
    await api.sql.query(`BEGIN; SET LOCAL pacta.now = '2024-02-20T06:00Z';
      UPDATE commitments SET classification = 'public' WHERE id = '${id['hidden']}'; COMMIT`);
    expect((await brief('coming', register.people.registrar)).lines.map(nameOf)).toContain('hidden');
    const { lines } = await brief('coming', register.people.registrar, '?asOf=2024-02-06T06:00:00Z');
    expect(lines.map(nameOf)).not.toContain('hidden');
  });
});
