import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { Ladders } from '#reminders';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

let api: TestApi;
let administrator: TestPerson;
let registrar: TestPerson;
let officer: TestPerson;
let post: string;

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  administrator = await api.addPerson({ roles: ['administrator'] });
  registrar = await api.addPerson({ roles: ['registrar'] });
  officer = await api.addPerson({ roles: ['executor'] });
  await api.app.get(Transactions).run(SYSTEM, () => api.app.get(Ladders).ensureShipped());
  const body = {
    code: 'ministry',
    kind: 'ministry',
    country: 'BY',
    timeZone: 'Europe/Minsk',
    name: { en: 'Ministry' },
  };
  const { id: bodyId } = (await send(administrator, ['POST', '/bodies'], { payload: body })).json<{ id: string }>();
  const minister = { code: 'minister', bodyId, title: { en: 'Minister' } };
  ({ id: post } = (await send(administrator, ['POST', '/posts'], { payload: minister })).json<{ id: string }>());
});
afterAll(() => api.close());

const send = (
  who: TestPerson | null,
  [method, path]: [Method, string],
  { payload, version }: { payload?: object; version?: number } = {},
) =>
  api.app.inject({
    method,
    url: `/api/v1${path}`,
    payload,
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
  });

const fortnight = { key: 'fortnight', when: { before: 14, days: 'calendar' }, audience: ['lead', 'counterpart'] };
const late = { key: 'late', when: { after: 2, days: 'working' } };
const rules = {
  rungs: [fortnight, { ...late, audience: [{ superior: 1 }, { superior: 2 }, { post: 'minister' }] }],
  pauseDays: 3,
  reviewDays: 30,
};

describe('/ladders', () => {
  it('adds, reads, changes and removes one, each step kept in history', async () => {
    const payload = { code: 'strict', name: { en: 'Strict' }, rules };
    const created = await send(administrator, ['POST', '/ladders'], { payload });
    expect(created.statusCode).toBe(201);
    expect(created.headers).toMatchObject({ etag: '"1"', location: '/api/v1/ladders/strict' });
    const audience = ['superior', { superior: 2 }, { post }];
    const kept = { ...rules, rungs: [fortnight, { key: 'late', when: { after: 2 }, audience }] };
    const name = { en: 'Strict', ru: null, be: null };
    expect(created.json()).toEqual({ code: 'strict', name, rules: kept, version: 1 });
    expect((await send(officer, ['GET', '/ladders/strict'])).json()).toEqual(created.json());
    expect((await send(administrator, ['POST', '/ladders'], { payload })).statusCode).toBe(409);

    const change = { rules: { ...kept, pauseDays: 0 }, reason: 'Answers came late' };
    expect((await send(administrator, ['PATCH', '/ladders/strict'], { payload: change })).statusCode).toBe(428);
    const changed = await send(administrator, ['PATCH', '/ladders/strict'], { payload: change, version: 1 });
    expect(changed.json()).toEqual({ ...created.json<object>(), rules: change.rules, version: 2 });
    const stale = await send(administrator, ['PATCH', '/ladders/strict'], { payload: change, version: 1 });
    expect(stale.statusCode).toBe(412);

    expect((await send(administrator, ['DELETE', '/ladders/strict'], { version: 1 })).statusCode).toBe(412);
    expect((await send(administrator, ['DELETE', '/ladders/strict'], { version: 2 })).statusCode).toBe(204);
    expect((await send(officer, ['GET', '/ladders/strict'])).statusCode).toBe(404);
    const transactions = api.app.get(Transactions);
    const events = await transactions.run(SYSTEM, () => transactions.manager.query<unknown[]>(EVENTS, ['strict']));
    expect(events).toEqual([
      { type: 'ladder.created', reason: '', before: null, after: 3 },
      { type: 'ladder.changed', reason: 'Answers came late', before: 3, after: 0 },
      { type: 'ladder.removed', reason: '', before: 0, after: null },
    ]);
  });

  it('is named in three languages; what is left out stays, null takes away', async () => {
    const name = { en: 'Named', ru: 'Названная', be: null };
    const created = await send(administrator, ['POST', '/ladders'], { payload: { code: 'named', name, rules } });
    expect(created.json()).toMatchObject({ name });
    const rename = (version: number, changed: object) =>
      send(administrator, ['PATCH', '/ladders/named'], { payload: { name: changed }, version });
    expect((await rename(1, { be: 'Названая' })).json()).toMatchObject({ name: { ...name, be: 'Названая' } });
    expect((await rename(2, { ru: null })).json()).toMatchObject({ name: { en: 'Named', ru: null }, version: 3 });
    expect((await rename(3, { be: '' })).json()).toMatchObject({ status: 422, faults: [{ path: 'name.be' }] });
    expect((await send(officer, ['GET', '/ladders/default'])).json()).toMatchObject({
      name: { en: 'Default ladder', ru: 'Обычный порядок напоминаний' },
    });
  });

  it('keeps one that a meeting has chosen, and the default one; says who has chosen it', async () => {
    await send(administrator, ['POST', '/ladders'], { payload: { code: 'used', name: { en: 'Used' }, rules } });
    const meeting = { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] };
    await api.app.get(Transactions).run(SYSTEM, () => api.app.get(Regimes).ensureShipped());
    const entered = await send(registrar, ['POST', '/meetings'], { payload: { ...meeting, ladderCode: 'used' } });
    expect(entered.json()).toMatchObject({ ladderCode: 'used' });
    for (const code of ['used', 'default']) {
      const refused = await send(administrator, ['DELETE', `/ladders/${code}`], { version: 1 });
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'in_use']);
    }
    const uses = async (code: string) => (await send(administrator, ['GET', `/ladders/${code}/uses`])).json<unknown>();
    const { id, code, title } = entered.json<{ id: string; code: string; title: string }>();
    expect(await uses('used')).toEqual({ meetings: [{ id, code, title }], commitments: 0, following: 0 });
    expect(await uses('default')).toEqual({ meetings: [], commitments: 0, following: 0 });
    expect((await send(administrator, ['GET', '/ladders/nowhere/uses'])).statusCode).toBe(404);
  });

  const rung = { key: 'r', when: { before: 1 }, audience: ['lead'] };
  it.each<[string, object]>([
    ['rules.rungs', { rungs: [] }],
    ['rules.rungs[1].when', { rungs: [rung, { ...rung, key: 's', when: 'soon' }] }],
    ['rules.rungs[1].when', { rungs: [rung, { ...rung, key: 's', when: { before: 0 } }] }],
    ['rules.rungs[0].when', { rungs: [{ ...rung, when: { before: 1, after: 1 } }] }],
    ['rules.rungs[0].when', { rungs: [{ ...rung, when: { before: 1, days: 'holy' } }] }],
    ['rules.rungs[1].key', { rungs: [rung, rung] }],
    ['rules.rungs[0].key', { rungs: [{ ...rung, key: 'review' }] }],
    ['rules.rungs[0].key', { rungs: [{ ...rung, key: 'notice-me' }] }],
    ['rules.rungs[0].key', { rungs: [{ ...rung, key: 'A rung' }] }],
    ['rules.rungs[0].audience', { rungs: [{ ...rung, audience: [] }] }],
    ['rules.rungs[0].audience[1]', { rungs: [{ ...rung, audience: ['lead', 'everybody'] }] }],
    ['rules.rungs[0].audience[1]', { rungs: [{ ...rung, audience: ['superior', { superior: 1 }] }] }],
    ['rules.rungs[0].audience[0]', { rungs: [{ ...rung, audience: [{ superior: 10 }] }] }],
    ['rules.rungs[0].audience[0].post', { rungs: [{ ...rung, audience: [{ post: 'nobody' }] }] }],
    ['rules.pauseDays', { pauseDays: -1 }],
    ['rules.reviewDays', { reviewDays: 0 }],
    ['rules.more', { more: 1 }],
  ])('refuses what is wrong with %s', async (path, wrong) => {
    const payload = { rules: { rungs: [rung], pauseDays: 5, reviewDays: 30, ...wrong } };
    for (const target of [
      ['PATCH', '/ladders/default'],
      ['POST', '/ladders/default/preview'],
    ] as [Method, string][]) {
      const refused = await send(administrator, target, { payload, version: 1 });
      expect(refused.statusCode).toBe(422);
      const { faults } = refused.json<{ faults: { path: string }[] }>();
      expect(faults.map((fault) => fault.path.replace(/\.(before|after|superior|days)$/, ''))).toEqual([path]);
    }
  });

  it('refuses one post that is named twice, by its id and by its code', async () => {
    const payload = { rules: { ...rules, rungs: [{ ...rung, audience: [{ post }, { post: 'minister' }] }] } };
    const refused = await send(administrator, ['POST', '/ladders/default/preview'], { payload });
    expect(refused.json()).toMatchObject({ faults: [{ path: 'rules.rungs[0].audience[1]' }] });
  });

  it('previews a change and a choice', async () => {
    const counts = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
    const nothing = { commitments: 0, changedCommitments: 0, counts, items: [], notListed: 0 };
    for (const code of ['default', 'not-yet-there']) {
      const changed = await send(administrator, ['POST', `/ladders/${code}/preview`], { payload: { rules } });
      expect([changed.statusCode, changed.json()]).toEqual([200, nothing]);
    }
    const path = '/ladders/default/choice-preview';
    const meetings = (await send(officer, ['GET', '/meetings'])).json<{ items: { id: string }[] }>();
    const chosen = await send(registrar, ['POST', path], { payload: { meetingId: meetings.items[0]?.id } });
    expect([chosen.statusCode, chosen.json()]).toEqual([200, nothing]);
    for (const missing of [{ commitmentId: NOBODY }, { meetingId: NOBODY }]) {
      expect((await send(registrar, ['POST', path], { payload: missing })).statusCode).toBe(404);
    }
  });

  it.each([
    ['POST', '/ladders'],
    ['PATCH', '/ladders/default'],
    ['DELETE', '/ladders/default'],
    ['POST', '/ladders/default/preview'],
    ['GET', '/ladders/default/uses'],
  ] as [Method, string][])('lets only an administrator %s %s', async (method, path) => {
    expect((await send(null, [method, path], { payload: {} })).statusCode).toBe(401);
    expect((await send(officer, [method, path], { payload: {}, version: 1 })).statusCode).toBe(403);
    expect((await send(registrar, [method, path], { payload: {}, version: 1 })).statusCode).toBe(403);
  });

  it('lets whoever enters meetings preview a choice, and nobody else', async () => {
    const path = '/ladders/default/choice-preview';
    expect((await send(officer, ['POST', path], { payload: {} })).statusCode).toBe(403);
    expect((await send(administrator, ['POST', path], { payload: {} })).statusCode).toBe(403);
  });

  it('logged no error', () => {
    expect(api.errors).toEqual([]);
  });
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

const EVENTS = `
  SELECT type, reason, before->'rules'->'pauseDays' AS before, after->'rules'->'pauseDays' AS after
  FROM events WHERE subject_id = $1 ORDER BY sequence`;
