import { randomUUID } from 'node:crypto';
import { EveryPost, type Made } from '../testing/every-post.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Counted {
  count: number;
  items: { id: string; changes?: string[] }[];
}
type Lists = Record<'open' | 'overdue' | 'keptLate' | 'changed', Counted>;
interface Answer extends Record<'ours' | 'theirs' | 'joint', Lists> {
  earlier: { id: string }[];
  since: string | null;
}

const body = { government: randomUUID(), industry: randomUUID(), culture: randomUUID(), stranger: randomUUID() };
let api: TestApi;
let register: EveryPost;
let reader: TestPerson;
const meeting: Record<string, string> = {};
const id: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi({ at: '2023-11-02T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  reader = await api.addPerson({ roles: ['observer'] });
  await api.sql.query(`UPDATE sessions SET expires_at = '2999-01-01'`);
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
  await api.sql.query(
    `INSERT INTO bodies (id, code, parent_id, kind, country, time_zone, name_en) VALUES
       ($1, 'government', NULL, 'government', 'RU', 'Europe/Moscow', 'Government'),
       ($2, 'industry', $1, 'ministry', 'RU', 'Europe/Moscow', 'Industry'),
       ($3, 'culture', $1, 'ministry', 'RU', 'Europe/Moscow', 'Culture'),
       ($4, 'stranger', NULL, 'ministry', 'RU', 'Europe/Moscow', 'Stranger')`,
    [body.government, body.industry, body.culture, body.stranger],
  );
  await meet('first', '2023-11-01', body.government);
  await enter('keptLate', 'first', {});
  api.clock.set('2023-12-19T09:00:00+03:00');
  await meet('last', '2023-12-18', body.industry);
  await enter('putOff', 'last', {});
  await enter('overdue', 'last', { side: 'theirs' });
  await enter('hidden', 'last', {});
  await enter('together', 'last', { side: 'joint', counterpartBodyId: body.industry });
  api.clock.set('2024-01-10T09:00:00+03:00');
  const later = { to: '2024-04-01', reason: 'Decided.' };
  await step('putOff', 'extension-by-decision', later);
  const report = await step('keptLate', 'reports', { kind: 'final', text: 'Done.' });
  await register.send({
    as: 'controller',
    path: `/reports/${report.id}/decision`,
    version: 3,
    body: { outcome: 'accept' },
  });
  await api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = $1`, [id['hidden']]);
  api.clock.set('2024-02-20T09:00:00+03:00');
  await meet('coming', '2024-03-01', body.industry);
  await meet('sibling', '2024-03-02', body.culture);
  await meet('above', '2024-03-03', body.government);
  await meet('others', '2024-03-04', body.stranger);
  await meet('alone', '2024-03-05', null);
});
afterAll(() => api.close());
afterEach(() => expect(api.errors.splice(0)).toEqual([]));

async function meet(name: string, heldOn: string, theirs: string | null): Promise<void> {
  const participants = theirs === null ? [] : [{ bodyId: theirs, side: 'theirs' }];
  const entered = { code: `BY-RU/${heldOn}`, title: name, heldOn, participants };
  const made = await register.send({ as: 'registrar', path: '/meetings', body: entered });
  expect({ name, status: made.statusCode, body: made.body }).toMatchObject({ status: 201 });
  meeting[name] = made.json<Made>().id;
}

async function enter(name: string, at: string, more: object): Promise<void> {
  register.made.set('/meetings', { id: meeting[at] ?? '', version: 1 });
  const body = { ...register.draft(), parts: [], ...more };
  const made = await register.send({ as: 'registrar', path: '/commitments', body });
  expect({ name, status: made.statusCode, body: made.body }).toMatchObject({ status: 201 });
  id[name] = made.json<Made>().id;
  await register.send({ as: 'registrar', path: `/commitments/${id[name]}/control`, version: 1 });
}

async function step(name: string, what: string, given: object): Promise<Made> {
  const as = what === 'reports' ? 'lead' : 'controller';
  const done = await register.send({ as, path: `/commitments/${id[name]}/${what}`, version: 2, body: given });
  expect({ name, status: done.statusCode < 300, body: done.body }).toMatchObject({ status: true });
  return done.json<Made>();
}

const read = async (name: string, { token }: TestPerson = register.people.registrar, query = '') => {
  const url = `/api/v1/meetings/${meeting[name] ?? name}/carry-over${query}`;
  const answer = await api.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.statusCode, ...answer.json<Answer>() };
};
const namesOf = ({ items }: Counted) =>
  items.map((item) => Object.keys(id).find((name) => id[name] === item.id)).sort();
const NOTHING = { count: 0, items: [] };

describe('what a meeting carries over', () => {
  it('is what is open, late and changed of each side since the last one with the same counterpart', async () => {
    const carried = await read('coming');
    expect(carried.earlier.map((one) => one.id)).toEqual([meeting['last'], meeting['first']]);
    expect(carried.since).toBe('2023-12-18T00:00:00Z');
    const { ours, theirs, joint } = carried;
    expect(namesOf(ours.open)).toEqual(['putOff']);
    expect(ours.overdue).toEqual(NOTHING);
    expect(namesOf(ours.keptLate)).toEqual(['keptLate']);
    expect(ours.changed.items.map(({ id: one, changes }) => [one, changes])).toEqual([
      [id['keptLate'], ['closed']],
      [id['putOff'], ['new']],
    ]);
    expect([theirs.open, theirs.overdue, theirs.changed].map(namesOf)).toEqual(Array(3).fill(['overdue']));
    expect([joint.open, joint.overdue, joint.changed].map(namesOf)).toEqual(Array(3).fill(['together']));
    for (const lists of [ours, theirs, joint]) {
      for (const { count, items } of Object.values(lists)) expect(count).toBe(items.length);
    }
  });

  it.each([
    ['sibling', ['first']],
    ['above', ['last', 'first']],
    ['others', []],
    ['alone', []],
    ['first', []],
  ])('of the meeting %s begins with %j', async (name, earlier) => {
    const carried = await read(name);
    const known = carried.earlier.map((one) => Object.keys(meeting).find((key) => meeting[key] === one.id));
    expect(known).toEqual(earlier);
    if (earlier.length === 0) {
      expect(carried.since).toBeNull();
      for (const side of ['ours', 'theirs', 'joint'] as const) {
        expect(carried[side]).toEqual({ open: NOTHING, overdue: NOTHING, keptLate: NOTHING, changed: NOTHING });
      }
    }
  });

  it('is only what the reader may see, bounded, with the counts of all', async () => {
    await api.sql.query(`UPDATE commitments SET classification = 'official' WHERE id = $1`, [id['putOff']]);
    const carried = await read('coming', reader);
    expect([namesOf(carried.ours.open), namesOf(carried.theirs.open)]).toEqual([[], ['overdue']]);
    await api.sql.query(`UPDATE commitments SET classification = 'public' WHERE id = $1`, [id['hidden']]);
    const first = await read('coming', reader, '?limit=1');
    expect(first.ours.changed).toMatchObject({ count: 2, items: [expect.anything()] });
    expect((await read(randomUUID())).status).toBe(404);
    expect((await read('coming', reader, '?limit=101')).status).toBe(422);
  });
});
