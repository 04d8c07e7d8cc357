import { EveryPost } from '../testing/every-post.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/*
 * Four commitments of one meeting, told by hand, on 21 February 2024:
 *   kept      due 1 February, reported on 30 January, accepted, scored as full
 *   moved     due 1 February, moved to 5 March, reported on 10 February, waits for its decision
 *   overdue   due 20 February, nothing reported; another request was refused
 *   closed    official: not for the observer; open, without a deadline
 */

interface Cell {
  count: number;
  commitments: number;
  having: string;
}
interface Table {
  whole: { filter: string; measures: Record<string, never> };
  groups: {
    key: string | null;
    name: string | null;
    context: string | null;
    filter: string;
    measures: { periods: Cell };
  }[];
}
interface Shown {
  id: string;
  version: number;
}

let api: TestApi;
let register: EveryPost;
let observer: TestPerson;
let assessor: TestPerson;
const versions = new Map<string, number>();
const named = {} as Record<'kept' | 'moved' | 'overdue' | 'official', string>;

const get = (path: string, who: TestPerson = register.people.registrar) =>
  api.app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${who.token}` } });
const table = async (query: string, who?: TestPerson) => {
  const answer = await get(`/measures?${query}`, who);
  expect({ status: answer.statusCode, errors: api.errors }).toEqual({ status: 200, errors: [] });
  return answer.json<Table>();
};

async function act(who: TestPerson, id: string, [path, payload]: [string, object?]): Promise<Shown> {
  const answer = await api.app.inject({
    ...{ method: 'POST', url: `/api/v1${path}`, payload },
    headers: { authorization: `Bearer ${who.token}`, 'if-match': `"${versions.get(id) ?? 1}"` },
  });
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
  const shown = answer.json<Shown>();
  versions.set(id, shown.version);
  return shown;
}

async function enter(deadline: object, more: object = {}): Promise<string> {
  const body = { ...register.draft(), deadline, parts: [], ...more };
  const { id } = (await register.send({ as: 'registrar', path: '/commitments', body })).json<Shown>();
  await act(register.people.registrar, id, [`/commitments/${id}/control`]);
  return id;
}

const stated = (statedOn: string) => ({ basis: 'stated', statedOn });
const report = (id: string) =>
  act(register.people.lead, id, [`/commitments/${id}/reports`, { kind: 'final', text: 'Done.' }]);
const ask = (id: string, to: string) =>
  act(register.people.lead, id, [`/commitments/${id}/extensions`, { to, reason: 'The plant stands still.' }]);
const decide = (id: string, what: string, payload: object) =>
  act(register.people.controller, id, [`/${what}/decision`, payload]);

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  observer = await api.addPerson({ roles: ['observer'] });
  assessor = await api.addPerson({ roles: ['assessor'], clearance: 'official' });
  await api.sql.query(`UPDATE sessions SET expires_at = '2100-01-01'`);
  await api.sql.query(`UPDATE persons SET clearance = 'official', language = 'ru' WHERE id = $1`, [
    register.people.registrar.id,
  ]);
  await api.sql.query(
    `UPDATE bodies SET name_ru = 'Министерство' WHERE id =
    (SELECT body_id FROM posts WHERE id = $1)`,
    [register.posts.lead],
  );
  const made = { as: 'registrar', path: '/meetings' } as const;
  await register.send({ as: 'administrator', path: '/areas', body: { code: 'transport', name: { en: 'Transport' } } });
  const meeting = { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] };
  register.made.set('/meetings', (await register.send({ ...made, body: meeting })).json());
  named.kept = await enter(stated('2024-02-01'));
  named.moved = await enter(stated('2024-02-01'));
  named.overdue = await enter(stated('2024-02-20'));
  named.official = await enter({ basis: 'open' }, { classification: 'official' });
  const { id: granted } = await ask(named.moved, '2024-03-05');
  await decide(named.moved, `extensions/${granted}`, { outcome: 'grant' });
  api.clock.set('2024-01-30T23:30:00+03:00');
  const { id: first } = await report(named.kept);
  await decide(named.kept, `reports/${first}`, { outcome: 'accept' });
  await act(assessor, named.kept, [
    `/commitments/${named.kept}/fulfilment`,
    { fulfilment: 'full', reportIds: [first] },
  ]);
  api.clock.set('2024-02-10T09:00:00+03:00');
  await report(named.moved);
  api.clock.set('2024-02-21T00:30:00+03:00');
  const { id: refused } = await ask(named.overdue, '2024-03-20');
  await decide(named.overdue, `extensions/${refused}`, { outcome: 'refuse', reason: 'No.' });
}, 120_000);
afterAll(() => api.close());

const cell = (having: string, count = 1, commitments = count) => ({ having, count, commitments });

describe('GET /measures', () => {
  it('counts, divides and names what it divided by', async () => {
    const { whole } = await table('');
    expect(whole.filter).toBe('');
    expect(whole.measures).toMatchObject({
      periods: cell('counted', 4),
      onControl: { overdue: cell('overdue'), atRisk: cell('at_risk', 0), blocked: cell('blocked', 0) },
      timeliness: {
        original: { onTime: { value: 1 / 3, over: 3 }, late: cell('late_original'), overdue: cell('overdue_original') },
        current: { onTime: { value: 2 / 3, over: 3 }, inTime: cell('in_time_current', 2) },
        undated: cell('undated'),
      },
      slip: {
        totalDays: 33,
        mean: { value: 11, over: 3 },
        median: { value: 0, over: 3 },
        slipped: cell('slipped'),
      },
      extensions: {
        ...{ perCommitment: { value: 0.25, over: 4 }, requested: cell('extension_requested', 2) },
        ...{ granted: cell('extension_granted'), refused: cell('extension_refused'), late: cell('extension_late') },
        ...{ waiting: cell('extension_waiting', 0), unasked: cell('moved_unasked', 0) },
      },
      // Reported on the 10th, and it is the 21st where the lead is.
      waitingReports: { ...cell('report_waiting'), oldestDays: 11 },
      // What waits is not clear yet: one of two was kept.
      kept: {
        byUs: { rate: { value: 0.5, over: 2 } },
        byThem: { rate: { value: null, over: 0 } },
        accepted: cell('accepted'),
      },
      fulfilment: { average: { value: 3, over: 1 }, noEvidence: cell('fulfilment_no_evidence', 3) },
      conformity: { conforming: { value: null, over: 0 } },
    });
  });

  it('by month of the original deadline; what has none stands last and opens its list', async () => {
    const { groups } = await table('groupBy=month');
    expect(groups.map(({ key, filter, measures }) => [key, filter, measures.periods.count])).toEqual([
      ['2024-02', 'originalMonth=2024-02', 3],
      [null, 'originalMonth=none', 1],
    ]);
    const list = await get('/commitments?originalMonth=none&having=counted');
    expect(list.json()).toMatchObject({ items: [{ id: named.official }] });
  });

  it("names groups in the reader's language, or the one that is asked for", async () => {
    const post = await table('groupBy=post');
    expect(post.groups).toMatchObject([{ key: register.posts.lead, name: 'Minister', context: 'Министерство' }]);
    const body = await table('groupBy=body&language=en');
    expect(body.groups).toMatchObject([{ name: 'A ministry', context: null }]);
    const meeting = await table('groupBy=meeting');
    expect(meeting.groups).toMatchObject([{ name: 'Meeting', context: 'BY-RU-MOS/2023-12-18' }]);
    const counterpart = await table('groupBy=counterpart');
    expect(counterpart.groups).toMatchObject([{ key: null, name: null, filter: 'counterpartBodyId=none' }]);
  });

  it('keeps to the filter, and hands it on to the lists', async () => {
    const { whole, groups } = await table('groupBy=side&status=active,reported&dueTo=2024-02-29');
    expect(whole.measures).toMatchObject({ periods: { count: 1 } });
    const given = new URLSearchParams(groups[0]?.filter);
    expect(Object.fromEntries(given)).toEqual({ status: 'active,reported', dueTo: '2024-02-29', side: 'ours' });
    expect((await table('blocked=true&counterpartBodyId=none')).whole.filter).toBe(
      'counterpartBodyId=none&blocked=true',
    );
    const march = await table('originalMonth=2024-03');
    expect(march.whole.measures).toMatchObject({ periods: { count: 0 }, slip: { mean: { value: null, over: 0 } } });
  });

  it('counts for each reader what they may see', async () => {
    const { whole } = await table('', observer);
    expect(whole.measures).toMatchObject({ periods: { count: 3 }, timeliness: { undated: { count: 0 } } });
    const stranger = await table('groupBy=post', await api.addPerson({ roles: ['executor'] }));
    expect(stranger).toMatchObject({ whole: { measures: { periods: { count: 0 } } }, groups: [] });
  });

  it.each([
    ['groupBy=planet', 'groupBy'],
    ['having=late_current', 'having'],
    ['originalMonth=2024-13', 'originalMonth'],
    ['counterpartBodyId=nobody', 'counterpartBodyId'],
    ['leadOwnBodyId=7', 'leadOwnBodyId'],
    ['status=lost', 'status'],
  ])('refuses %s by the name of the field', async (query, path) => {
    const answer = await get(`/measures?${query}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { faults } = answer.json<{ faults: { path: string }[] }>();
    expect(faults[0]?.path.startsWith(path)).toBe(true);
  });

  it('as of a date says a moment of that day, not the next one', async () => {
    const { at } = (await get('/measures?asOf=2023-12-18')).json<{ at: string }>();
    expect(at).toMatch(/:59:59\.999Z$/);
  });

  it('asks who is there', async () => {
    expect((await api.app.inject({ url: '/api/v1/measures' })).statusCode).toBe(401);
  });
});
