import type { Role } from '#access';
import { EveryPost, type Part } from '../testing/every-post.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let api: TestApi;
let register: EveryPost;
let clerk: TestPerson;
let closedToRegistrar: string;

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
  const meeting = { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] };
  const entered = await register.send({ as: 'registrar', path: '/meetings', body: meeting });
  register.made.set('/meetings', entered.json());
  clerk = await api.addPerson({ roles: ['executor'] });
  closedToRegistrar = await active();
  await api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = $1`, [closedToRegistrar]);
});
afterAll(() => api.close());
afterEach(() => expect(api.errors.splice(0)).toEqual([]));

interface Fault {
  path: string;
  message: string;
  code?: string;
}
interface Answer {
  code?: string;
  faults: Fault[];
}

const post = (path: string, body: object, { as = 'registrar', key }: { as?: Part; key?: string } = {}) =>
  register.send({ as, path, body }, key);

async function active(): Promise<string> {
  const { id } = await register.enter();
  await register.send({ as: 'registrar', path: `/commitments/${id}/control`, version: 1 });
  return id;
}

async function versions(ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  const { rows } = await api.sql.query<{ id: string; version: number }>('SELECT id, version FROM commitments');
  return ids.map((id) => ({ id, version: rows.find((row) => row.id === id)?.version ?? 1 }));
}

async function eventsOf(ids: readonly string[]) {
  const { rows } = await api.sql.query<{ id: string; type: string; reason: string; after: { bulkWorkId?: string } }>(
    `SELECT subject_id AS id, type, reason, after FROM events
     WHERE subject = 'commitment' AND subject_id = ANY($1) AND sequence > 2 ORDER BY occurred_at, subject_id, sequence`,
    [ids],
  );
  return rows;
}

const paths = (answer: Answer) => answer.faults.map(({ path }) => path);
const lead = (leadPostId: string) => ({ kind: 'reassign', leadPostId });

describe('bulk work', () => {
  it.each<[Role | null, number]>([
    [null, 401],
    ['executor', 403],
    ['controller', 403],
    ['head', 403],
    ['administrator', 403],
    ['auditor', 403],
    ['registrar', 422],
  ])('is for registrars: %s gets %i', async (role, status) => {
    const who = role === null ? null : await api.addPerson({ roles: [role] });
    for (const url of ['/api/v1/commitments/bulk', '/api/v1/commitments/bulk/preview']) {
      const headers = who === null ? {} : { authorization: `Bearer ${who.token}` };
      const payload = { commitments: [{ id: NOBODY, version: 1 }], action: lead(register.posts.author) };
      expect((await api.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(status);
    }
  });

  it('re-assigns, extends and classifies, with one event each that names the same act', async () => {
    const ids = [await active(), await active()];
    const newLead = await api.addPost({ holder: clerk.id });
    const reason = 'The council decided so.';
    const extend = { kind: 'extend', byDays: 7, reason, decidedByPostId: register.posts.author };
    for (const action of [
      { ...lead(newLead), reason },
      extend,
      { kind: 'classify', classification: 'public', reason },
    ]) {
      const body = { commitments: await versions(ids), action };
      const preview = await post('/commitments/bulk/preview', body);
      const done = await post('/commitments/bulk', body);
      expect([preview.statusCode, done.statusCode]).toEqual([200, 200]);
      const answer = done.json<{ id: string; commitments: { id: string }[] }>();
      expect(preview.json()).toEqual({ ...answer, id: null });
      const events = (await eventsOf(ids)).filter(({ after }) => after.bulkWorkId === answer.id);
      // They are public already: there is nothing to tell.
      const changed = action.kind === 'classify' ? [] : [...ids].sort();
      expect(events.map(({ id }) => id).sort()).toEqual(changed);
      expect(events.map((event) => event.reason)).toEqual(changed.map(() => reason));
    }
    const read = await api.app.inject({
      url: `/api/v1/commitments/${ids[0]}`,
      headers: { authorization: `Bearer ${register.people.registrar.token}` },
    });
    expect(read.json()).toMatchObject({
      ...{ lead: { id: newLead }, originalDeadline: '2024-01-18', currentDeadline: '2024-01-25', version: 4 },
      extensions: [{ origin: 'decision', state: 'granted', decidedByPost: { id: register.posts.author } }],
    });
  });

  it('leaves alone what is so already, and says so', async () => {
    const [one, other] = [await active(), await active()];
    const action = lead(register.posts.author);
    const reassign = async (ids: string[]) => post('/commitments/bulk', { commitments: await versions(ids), action });
    await reassign([one]);
    const done = await reassign([one, other]);
    expect(done.json()).toMatchObject({
      totals: { commitments: 2, changed: 1 },
      commitments: [
        { id: one, version: 3, before: {}, after: {} },
        { id: other, version: 3, after: { leadPostId: register.posts.author } },
      ],
    });
    expect((await reassign([one, other])).json()).toMatchObject({ totals: { changed: 0 } });
    expect((await eventsOf([one, other])).map(({ id }) => id).sort()).toEqual([one, other].sort());
  });

  it('names every fault of every line, tells nothing of what may not be seen, and does nothing', async () => {
    const ids = [await active(), await active(), await active()];
    const [changed = '', ended = ''] = ids.slice(1);
    await register.send({
      as: 'controller',
      path: `/commitments/${ended}/termination`,
      version: 2,
      body: { reason: 'No.' },
    });
    const commitments = [
      ...(await versions(ids)),
      { id: closedToRegistrar, version: 7 },
      { id: NOBODY, version: 7 },
    ].map((target) => (target.id === changed ? { ...target, version: 1 } : target));
    const before = await eventsOf(ids);
    for (const path of ['/commitments/bulk', '/commitments/bulk/preview']) {
      const refused = await post(path, { commitments, action: lead(register.posts.author) });
      expect(refused.statusCode).toBe(409);
      const answer = refused.json<Answer>();
      expect(answer.code).toBe('bulk_refused');
      expect(paths(answer)).toEqual([
        'commitments[1].version',
        'commitments[2]',
        'commitments[3].id',
        'commitments[4].id',
      ]);
      expect(answer.faults[3]?.message).toBe(answer.faults[2]?.message);
    }
    expect(await eventsOf(ids)).toEqual(before);
    expect((await versions(ids))[0]).toEqual({ id: ids[0], version: 2 });
  });

  it('says of the action what holds for all, and of a line what holds for it', async () => {
    const [one, other] = [await active(), await active()];
    const controllerElsewhere = await api.addPost();
    await api.sql.query('UPDATE commitments SET controller_post_id = $2 WHERE id = $1', [one, controllerElsewhere]);
    const commitments = await versions([one, other]);
    const unknown = await post('/commitments/bulk', { commitments, action: lead(NOBODY) });
    expect([unknown.statusCode, paths(unknown.json())]).toEqual([422, ['action.leadPostId']]);
    const clash = await post('/commitments/bulk', { commitments, action: lead(controllerElsewhere) });
    expect([clash.statusCode, paths(clash.json())]).toEqual([422, ['commitments[0].controllerPostId']]);
    const extend = { kind: 'extend', to: '2024-03-01', reason: 'Snow', decidedByPostId: register.posts.controller };
    const notItsController = await post('/commitments/bulk', { commitments, action: extend });
    expect(paths(notItsController.json())).toEqual(['commitments[0].decidedByPostId']);
    const above = await post('/commitments/bulk', {
      commitments,
      action: { kind: 'classify', classification: 'official' },
    });
    expect(paths(above.json())).toEqual(['action.classification']);
    const past = await post('/commitments/bulk', {
      commitments: commitments.slice(1),
      action: { ...extend, to: '2024-01-01' },
    });
    expect(paths(past.json())).toEqual(['action.to']);
  });

  it.each([
    [{ commitments: [] }, 'commitments'],
    [{ commitments: [{ id: NOBODY }] }, 'commitments[0].version'],
    [{ commitments: Array(1_001).fill({ id: NOBODY, version: 1 }) }, 'commitments'],
    [{ commitments: [1, 2].map((version) => ({ id: NOBODY, version })) }, 'commitments[1].id'],
    [{ action: { kind: 'close' } }, 'action.kind'],
    [{ action: { kind: 'reassign' } }, 'action'],
    [{ action: { kind: 'extend', reason: 'R', decidedByPostId: NOBODY } }, 'action'],
    [{ action: { kind: 'extend', to: '2024-02-30', reason: 'R', decidedByPostId: NOBODY } }, 'action.to'],
    [{ action: { kind: 'classify', classification: 'public', title: 'T' } }, 'action.title'],
  ])('refuses %j and names the field', async (more, path) => {
    const body = { commitments: [{ id: NOBODY, version: 1 }], action: lead(register.posts.author), ...more };
    const refused = await post('/commitments/bulk', body);
    expect([refused.statusCode, paths(refused.json())]).toEqual([422, [path]]);
  });

  it('is done once under its key, and a preview answers the same again', async () => {
    const body = { commitments: await versions([await active()]), action: lead(register.posts.author) };
    for (const path of ['/commitments/bulk/preview', '/commitments/bulk']) {
      const [first, second] = [await post(path, body, { key: path }), await post(path, body, { key: path })];
      expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
      expect(second.json()).toEqual(first.json());
      expect(second.headers['idempotency-replayed']).toBe('true');
    }
    expect((await post('/commitments/bulk', body)).statusCode).toBe(409);
  });
});

describe('an extension by a decision', () => {
  const extension = { to: '2024-03-01', reason: 'Decided.' };
  const extend = async (id: string, as: Part, more: object = {}) => {
    const [{ version } = { version: 0 }] = await versions([id]);
    return register.send({
      as,
      path: `/commitments/${id}/extension-by-decision`,
      version,
      body: { ...extension, ...more },
    });
  };

  it('is the controller’s own, or entered by a registrar who says whose it is', async () => {
    const id = await active();
    const own = await extend(id, 'controller');
    expect(own.json()).toMatchObject({
      ...{ originalDeadline: '2024-01-18', currentDeadline: '2024-03-01', slip: { count: 1, days: 43 } },
      extensions: [{ origin: 'decision', decidedBy: { id: register.people.controller.id }, decidedByPost: null }],
    });
    expect(paths((await extend(id, 'registrar', { to: '2024-04-01' })).json())).toEqual(['decidedByPostId']);
    const wrong = { to: '2024-04-01', decidedByPostId: register.posts.lead };
    expect(paths((await extend(id, 'registrar', wrong)).json())).toEqual(['decidedByPostId']);
    const entered = await extend(id, 'registrar', { to: '2024-04-01', decidedByPostId: register.posts.author });
    expect(entered.json()).toMatchObject({
      currentDeadline: '2024-04-01',
      extensions: [
        {},
        { decidedBy: { id: register.people.registrar.id }, decidedByPost: { id: register.posts.author } },
      ],
    });
  });

  it('is not for the lead, nor for who may not see it, nor beside a request that waits', async () => {
    const id = await active();
    const byLead = await extend(id, 'lead');
    expect([byLead.statusCode, byLead.json<Answer>().code]).toEqual([403, 'deadline_not_yours']);
    expect((await extend(id, 'newcomer')).statusCode).toBe(404);
    expect((await extend(NOBODY, 'controller')).statusCode).toBe(404);
    const request = { to: '2024-02-01', reason: 'The plant stands still.' };
    await register.send({ as: 'lead', path: `/commitments/${id}/extensions`, version: 2, body: request });
    const beside = await extend(id, 'controller');
    expect([beside.statusCode, beside.json<Answer>().code]).toEqual([409, 'extension_waits']);
    const decidedByPostId = register.posts.controller;
    const action = { kind: 'extend', byDays: 7, reason: 'Snow', decidedByPostId };
    const bulk = await post('/commitments/bulk', { commitments: await versions([id]), action });
    expect([bulk.statusCode, paths(bulk.json())]).toEqual([409, ['commitments[0]']]);
  });

  it('is refused for one and the same reason, whether of one or of many', async () => {
    const id = await active();
    const theirs = await api.addPost({ holder: register.people.registrar.id });
    await api.sql.query('UPDATE commitments SET lead_post_id = $2 WHERE id = $1', [id, theirs]);
    const decidedByPostId = register.posts.controller;
    const one = (await extend(id, 'registrar', { decidedByPostId })).json<Answer>();
    const action = { kind: 'extend', ...extension, decidedByPostId };
    const many = await post('/commitments/bulk', { commitments: await versions([id, await active()]), action });
    const [fault] = many.json<Answer>().faults;
    expect([one.code, fault?.code]).toEqual(['deadline_not_by_lead', 'deadline_not_by_lead']);
  });
});
