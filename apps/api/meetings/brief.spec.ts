import { randomUUID } from 'node:crypto';
import type { EveryPost } from '../testing/every-post.js';
import type { TestApi, TestPerson } from '../testing/start-test-api.js';
import { MeetingsGround } from './meetings-ground.js';

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
  numbers: Record<'ours' | 'theirs' | 'joint', object>;
  waiting: Record<'reports' | 'extensions', Waiting>;
  blockers: Record<'ours' | 'theirs', { count: number; items: Line[] }>;
  changed: { counts: object; count: number; items: Line[] };
}

const body: Record<string, string> = {};
let api: TestApi;
let ground: MeetingsGround;
let register: EveryPost;
/** Cleared for what is confidential. */
let head: TestPerson;
let meeting: Record<string, string>;
let id: Record<string, string>;
/** What was answered on 6 February: the brief and what is carried over. */
const then: Record<string, string> = {};

const stated = (statedOn: string) => ({ basis: 'stated', statedOn });

beforeAll(async () => {
  ground = await MeetingsGround.start('2023-12-19T09:00:00+03:00');
  ({ api, register, meeting, id } = ground);
  head = await ground.addPerson({ roles: ['auditor'], clearance: 'confidential' });
  const across = (body['across'] = await ground.addBody('across'));
  await ground.meet('last', { heldOn: '2023-12-18', theirs: across });
  const enter = (name: string, more: object) => ground.enter(name, 'last', more);
  await enter('overdue', { side: 'theirs', deadline: stated('2024-01-19') });
  await enter('soon', { priority: 'high', deadline: stated('2024-02-28') });
  await enter('late', { deadline: stated('2024-01-19') });
  await enter('waits', { deadline: stated('2024-01-19') });
  await enter('asked', { side: 'joint', counterpartBodyId: across, deadline: stated('2024-03-01') });
  await enter('hidden', { deadline: stated('2024-01-10') });
  await enter('calm', { deadline: stated('2024-09-01') });
  await ground.meet('coming', { heldOn: '2024-03-01', theirs: across, nextMeetingOn: '2024-09-01' });
  await ground.meet('others', { heldOn: '2024-03-04', theirs: await ground.addBody('stranger') });
  await live();
});
afterAll(() => api.close());
afterEach(() => expect(api.errors.splice(0)).toEqual([]));

/** What happens until 20 February. */
async function live(): Promise<void> {
  await ground.step('lead', 'hidden', ['blocker', { side: 'ours', text: 'No money.' }]);
  await api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = $1`, [id['hidden']]);
  await ground.step('lead', 'soon', ['blocker', { side: 'theirs', text: 'The bridge is shut.' }]);
  api.clock.set('2024-02-01T09:00:00+03:00');
  await ground.report('late', '2024-02-02T09:00:00+03:00');
  api.clock.set('2024-02-05T09:00:00+03:00');
  await ground.step('lead', 'asked', ['extensions', { to: '2024-04-01', reason: 'Snow.' }]);
  api.clock.set('2024-02-06T09:00:00+03:00');
  for (const what of ['brief', 'carry-over']) then[what] = (await get([what, 'coming'], head)).body;
  api.clock.set('2024-02-10T09:00:00+03:00');
  await ground.report('waits');
  api.clock.set('2024-02-20T09:00:00+03:00');
}

const get = ([what, name]: [what: string, name: string], who: TestPerson, query = '') =>
  ground.get(who, `/meetings/${meeting[name] ?? name}/${what}${query}`);
const brief = async (name: string, who: TestPerson, query = ''): Promise<Answer> => {
  const answer = await get(['brief', name], who, query);
  expect({ status: answer.statusCode, errors: api.errors }).toEqual({ status: 200, errors: [] });
  return answer.json();
};
const nameOf = (one: { id: string } | undefined) => Object.keys(id).find((name) => id[name] === one?.id);
const onTime = (value: number | null, over: number) => ({ timeliness: { onTime: { value, over } } });
const count = (n: number) => expect.objectContaining({ count: n }) as object;

describe('the brief for a meeting', () => {
  it('has on one page what a leader needs', async () => {
    const answer = await brief('coming', head);
    expect(answer).toMatchObject({
      at: '2024-02-20T06:00:00Z',
      classification: 'confidential',
      meeting: { id: meeting['coming'], heldOn: '2024-03-01' },
      counterpart: [{ id: body['across'], code: 'across', name: { en: 'Across', ru: null, be: null } }],
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

  it('is had for the next meeting before that is entered: from the one that was held last', async () => {
    const entered = await brief('coming', head);
    const next = await brief('last', head, '?next=true');
    const { lines, kept, numbers, waiting, blockers, changed, last } = entered;
    expect(next).toMatchObject({ lines, kept, numbers, waiting, blockers, changed, last });
    expect(next).toMatchObject({ isForNext: true, meeting: { id: meeting['last'] }, nextMeetingOn: null });
    expect(await brief('last', head)).toMatchObject({ isForNext: false, last: null, lines: [] });
    // What has not been held yet has left nothing.
    expect(await brief('coming', head, '?next=true')).toMatchObject({ lines, last, nextMeetingOn: '2024-09-01' });
    const asked = await get(['brief', 'last'], head, '?next=soon');
    expect([asked.statusCode, asked.json<{ faults: object[] }>().faults]).toMatchObject([422, [{ path: 'next' }]]);
    const past = await get(['brief', 'last'], head, '?next=true&asOf=2024-02-06');
    expect(past.json()).toMatchObject({ last: { id: meeting['last'] }, waiting: { reports: { count: 0 } } });
  });

  it('for the next meeting says when that is, not what an older one had agreed on', async () => {
    await ground.meet('older', { heldOn: '2023-06-01', theirs: body['across'] ?? '', nextMeetingOn: '2023-12-18' });
    const next = await brief('older', head, '?next=true');
    expect(next).toMatchObject({
      meeting: { id: meeting['older'] },
      last: { id: meeting['last'] },
      nextMeetingOn: null,
    });
    expect(next.last).not.toHaveProperty('nextMeetingOn');
    expect(await brief('older', head)).toMatchObject({ last: null, nextMeetingOn: '2023-12-18' });
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
        ...{ open: count(4), periods: count(5), overdue: count(1), atRisk: count(1) },
        timeliness: { onTime: { value: 0, over: 3 }, inTime: count(0), late: count(2), overdue: count(1) },
      },
      theirs: { ...onTime(0, 1), open: count(1), periods: count(1), overdue: count(1), atRisk: count(0) },
      joint: { ...onTime(null, 0), open: count(1), periods: count(1), overdue: count(0), atRisk: count(1) },
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
      numbers: { ours: { open: count(3), periods: count(4), overdue: count(0) } },
      blockers: { ours: { count: 0, items: [] } },
      changed: { count: 6 },
    });
    expect(JSON.stringify(answer)).not.toContain(id['hidden']);
    const stranger = await brief('coming', register.people.newcomer);
    expect(stranger).toMatchObject({ classification: 'public', lines: [], numbers: { ours: { open: count(0) } } });
  });

  it('says that there is nothing where no meeting was before', async () => {
    const nothing = { ...onTime(null, 0), filter: null, open: { count: 0, filter: null }, periods: count(0) };
    const none = { count: 0, items: [] };
    const unlisted = { ...none, filter: null };
    expect(await brief('others', head)).toMatchObject({
      ...{ classification: 'public', last: null, nextMeetingOn: null, since: null, filter: null, lines: [] },
      numbers: { ours: nothing, theirs: nothing, joint: nothing },
      waiting: { reports: { count: 0, oldest: null }, extensions: { count: 0, oldest: null } },
      blockers: { ours: unlisted, theirs: unlisted },
      changed: { ...none, comparison: null, counts: { new: 0, closed: 0 } },
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
    // Both tell the moment itself, which is another.
    const told = (answer: string): unknown =>
      JSON.parse(answer, (key, value: unknown) => (key === 'at' || key === 'comparison' ? undefined : value));
    const { body: answer } = await get([what, 'coming'], head, '?asOf=2024-02-06');
    expect(told(answer)).toEqual(told(then[what] ?? ''));
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
