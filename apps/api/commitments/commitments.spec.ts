import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Shown {
  id: string;
  version: number;
}
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const KEYS = ['lead', 'controller', 'author'] as const;

let api: TestApi;
let registrar: TestPerson;
let stranger: TestPerson;
let auditor: TestPerson;
const holder = {} as Record<(typeof KEYS)[number], TestPerson>;
const post = {} as Record<(typeof KEYS)[number], string>;
let meetingId: string;

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  registrar = await api.addPerson({ roles: ['registrar'] });
  stranger = await api.addPerson({ roles: ['executor'] });
  auditor = await api.addPerson({ roles: ['auditor'] });
  holder.lead = await api.addPerson({ roles: ['executor'] });
  holder.controller = await api.addPerson({ roles: ['controller'] });
  holder.author = await api.addPerson({ roles: [] });
  const transactions = api.app.get(Transactions);
  await transactions.run(SYSTEM, async () => {
    await api.app.get(Regimes).ensureShipped();
    const { manager } = transactions;
    const [body] = await manager.query<Shown[]>(
      `INSERT INTO bodies (code, kind, country, time_zone, name_en, name_ru)
       VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry', 'Министерство') RETURNING id`,
    );
    for (const key of KEYS) {
      const [added] = await manager.query<Shown[]>(
        'INSERT INTO posts (code, body_id, title_en) VALUES ($1, $2, $1) RETURNING id',
        [key, body.id],
      );
      post[key] = added.id;
      await manager.query(`INSERT INTO tenures (post_id, person_id, starts_on) VALUES ($1, $2, '2020-01-01')`, [
        post[key],
        holder[key].id,
      ]);
    }
    await manager.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
    const [meeting] = await manager.query<Shown[]>(
      `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU-MOS/2023-12-18', 'Meeting', '2023-12-18') RETURNING id`,
    );
    meetingId = meeting.id;
  });
});
afterAll(() => api.close());

const send = (
  who: TestPerson | null,
  [method, path]: [Method, string],
  { payload, version, key }: { payload?: object; version?: number; key?: string } = {},
) =>
  api.app.inject({
    method,
    url: `/api/v1${path}`,
    payload,
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });

const draft = (more: object = {}) => ({
  ...{ meetingId, kind: 'commitment', side: 'ours', areaCode: 'transport', verifiable: true },
  ...{ title: 'Specification', text: 'Agree on a specification.', deadline: { basis: 'default' } },
  ...{ leadPostId: post.lead, controllerPostId: post.controller, authorPostId: post.author },
  ...more,
});

async function create(more: object = {}): Promise<string> {
  const created = await send(registrar, ['POST', '/commitments'], { payload: draft(more) });
  expect(created.statusCode).toBe(201);
  return created.json<Shown>().id;
}

async function createActive(more: object = {}): Promise<string> {
  const id = await create(more);
  expect((await send(registrar, ['POST', `/commitments/${id}/control`], { version: 1 })).statusCode).toBe(200);
  return id;
}

describe('the way of a commitment over HTTP', () => {
  it('from entry to closing, with versions, places and history', async () => {
    const created = await send(registrar, ['POST', '/commitments'], { payload: draft() });
    expect(created.statusCode).toBe(201);
    const { id } = created.json<Shown>();
    expect(created.headers).toMatchObject({ etag: '"1"', location: `/api/v1/commitments/${id}` });
    expect(created.json()).toMatchObject({ reference: 'BY-RU-MOS/2023-12-18/01', currentDeadline: '2024-01-18' });

    const control = await send(holder.author, ['POST', `/commitments/${id}/control`], { version: 1 });
    expect(control.statusCode).toBe(200);
    expect(control.headers['etag']).toBe('"2"');

    const extension = await send(holder.lead, ['POST', `/commitments/${id}/extensions`], {
      ...{ version: 2, payload: { to: '2024-02-01', reason: 'The plant stands still.' } },
    });
    expect(extension.statusCode).toBe(201);
    const granted = await send(holder.author, ['POST', `/extensions/${extension.json<Shown>().id}/decision`], {
      ...{ version: 3, payload: { outcome: 'grant' } },
    });
    expect(granted.json()).toMatchObject({ currentDeadline: '2024-02-01', slip: { count: 1, days: 14 }, version: 4 });

    const payload = { kind: 'final', text: 'Agreed.', evidence: [{ title: 'It', url: 'https://example.org/it' }] };
    const report = await send(holder.lead, ['POST', `/commitments/${id}/reports`], { version: 4, payload });
    expect(report.statusCode).toBe(201);
    expect(report.headers).toMatchObject({ etag: '"5"', location: `/api/v1/reports/${report.json<Shown>().id}` });
    const reportPath = `/reports/${report.json<Shown>().id}`;
    expect((await send(holder.controller, ['GET', reportPath])).json()).toEqual(report.json());
    expect((await send(holder.controller, ['GET', '/inbox'])).json()).toMatchObject({
      items: [{ waiting: 'report_to_decide', reportId: report.json<Shown>().id, commitment: { id, version: 5 } }],
    });

    const accepted = await send(holder.controller, ['POST', `${reportPath}/decision`], {
      ...{ version: 5, payload: { outcome: 'accept' } },
    });
    expect(accepted.json()).toMatchObject({
      status: 'closed',
      version: 6,
      reports: [{ decision: { outcome: 'accept' } }],
    });

    const history = await send(auditor, ['GET', `/commitments/${id}/history?verify=true`]);
    expect(history.json()).toMatchObject({ chain: { ok: true, events: 6 } });
    expect(history.json<{ items: object[] }>().items).toHaveLength(6);
    // A registrar reads the own entries: here the entry itself.
    const own = await send(registrar, ['GET', `/commitments/${id}/history`]);
    expect(own.json<{ items: { type: string }[] }>().items.map(({ type }) => type)).toEqual(['commitment.created']);
  });

  it('says by when a report will come, once under its key, naming what is wrong with the date', async () => {
    const id = await createActive();
    const path = `/commitments/${id}/acknowledgements`;
    const say = (willReportBy: unknown, more: { version?: number; key?: string }) =>
      send(holder.lead, ['POST', path], { ...more, payload: { willReportBy, note: 'Seen.' } });
    expect((await say('2024-01-10', {})).statusCode).toBe(428);
    for (const wrong of ['2023-12-18', '2023-02-30', null]) {
      const refused = await say(wrong, { version: 2 });
      expect(refused.statusCode).toBe(422);
      expect(refused.json()).toMatchObject({ faults: [{ path: 'willReportBy' }] });
    }
    const said = await say('2024-01-10', { version: 2, key: 'seen-once' });
    expect(said.statusCode).toBe(201);
    expect(said.json()).toMatchObject({ willReportBy: '2024-01-10', note: 'Seen.', commitmentId: id, version: 3 });
    expect((await say('2024-01-10', { version: 2, key: 'seen-once' })).json()).toEqual(said.json());
    const place = String(said.headers['location']).replace('/api/v1', '');
    expect((await send(holder.controller, ['GET', place])).json()).toEqual(said.json());
    expect((await send(stranger, ['GET', place])).statusCode).toBe(404);
    expect((await send(holder.controller, ['GET', `/commitments/${id}`])).json()).toMatchObject({
      periods: [{ willReportBy: '2024-01-10' }],
      acknowledgements: [{ id: said.json<Shown>().id }],
    });
  });

  it('does a POST once under its idempotency key', async () => {
    const id = await createActive();
    const send2 = () =>
      send(holder.lead, ['POST', `/commitments/${id}/reports`], {
        ...{ version: 2, key: 'once', payload: { kind: 'interim', text: 'Soon.' } },
      });
    const [first, second] = [await send2(), await send2()];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect((await send(registrar, ['GET', `/commitments/${id}`])).json()).toMatchObject({ version: 3 });
  });

  it('proposes, declines, terminates and scores', async () => {
    const proposed = await create();
    const reason = { reason: 'Not ours.' };
    expect((await send(registrar, ['POST', `/commitments/${proposed}/proposal`], { version: 1 })).statusCode).toBe(200);
    const declined = await send(holder.author, ['POST', `/commitments/${proposed}/decline`], {
      ...{ version: 2, payload: reason },
    });
    expect(declined.json()).toMatchObject({ status: 'declined' });
    const id = await createActive({ parts: ['One'] });
    const part = await send(holder.lead, ['POST', `/commitments/${id}/parts/1/completion`], { version: 2 });
    expect(part.json()).toMatchObject({ parts: [{ completedAt: expect.any(String) }] });
    const ended = await send(holder.controller, ['POST', `/commitments/${id}/termination`], {
      ...{ version: 3, payload: reason },
    });
    expect(ended.json()).toMatchObject({ status: 'terminated', version: 4 });
    const assessor = await api.addPerson({ roles: ['assessor'] });
    const score = { version: 4, payload: { fulfilment: 'full' } };
    expect((await send(assessor, ['POST', `/commitments/${id}/fulfilment`], score)).statusCode).toBe(422);
  });
});

describe('refusals', () => {
  it.each([
    [{ leadPostId: NOBODY }, ['leadPostId']],
    [{ title: '', text: ' ' }, ['title', 'text']],
    [{ status: 'closed', fulfilment: 'full' }, ['status', 'fulfilment']],
    [{ deadline: { basis: 'stated' } }, ['deadline.statedOn']],
    [{ deadline: { basis: 'stated', statedOn: '2024-02-30' } }, ['deadline.statedOn']],
    [{ deadline: { basis: 'whenever' } }, ['deadline.basis']],
  ])('of %j name the fields', async (more, paths) => {
    const refused = await send(registrar, ['POST', '/commitments'], { payload: draft(more) });
    expect(refused.statusCode).toBe(422);
    const { faults } = refused.json<{ faults: { path: string }[] }>();
    expect(faults.map(({ path }) => path)).toEqual(paths);
  });

  it('of a change without a version, and of one to an old version', async () => {
    const id = await create();
    const payload = { title: 'Other' };
    expect((await send(registrar, ['PATCH', `/commitments/${id}`], { payload })).statusCode).toBe(428);
    expect((await send(registrar, ['PATCH', `/commitments/${id}`], { payload, version: 1 })).statusCode).toBe(200);
    expect((await send(registrar, ['PATCH', `/commitments/${id}`], { payload, version: 1 })).statusCode).toBe(412);
  });

  it('look the same for what is not there and what may not be seen', async () => {
    const id = await createActive({ classification: 'public' });
    const unseen = await send(stranger, ['GET', `/commitments/${id}`]);
    const absent = await send(stranger, ['GET', `/commitments/${NOBODY}`]);
    expect([unseen.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect(unseen.body).toBe(absent.body);
    const payload = { reason: 'No.' };
    const step = await send(stranger, ['POST', `/commitments/${id}/termination`], { version: 99, payload });
    expect(step.statusCode).toBe(404);
    const forbidden = await send(holder.lead, ['POST', `/commitments/${id}/termination`], { version: 2, payload });
    expect([forbidden.statusCode, forbidden.json<{ code: string }>().code]).toEqual([403, 'termination_not_yours']);
    expect((await send(null, ['GET', `/commitments/${id}`])).statusCode).toBe(401);
  });

  it('of a step that the status does not allow say what is possible', async () => {
    const id = await create();
    const payload = { kind: 'final', text: 'Done.' };
    const early = await send(holder.lead, ['POST', `/commitments/${id}/reports`], { version: 1, payload });
    expect(early.statusCode).toBe(409);
    expect(early.json()).toMatchObject({
      code: 'step_not_possible',
      detail: expect.stringContaining('put it on control'),
    });
  });
});

describe('lists', () => {
  it('tell names in the language of who reads, as it stands at each request', async () => {
    const bodies = async () =>
      (await send(auditor, ['GET', '/commitments?limit=1'])).json<{ items: { lead: { body: string } }[] }>().items;
    expect(await bodies()).toMatchObject([{ lead: { body: 'Ministry' } }]);
    await api.sql.query(`UPDATE persons SET language = 'be' WHERE id = $1`, [auditor.id]);
    expect(await bodies()).toMatchObject([{ lead: { body: 'Министерство' } }]);
    await api.sql.query(`UPDATE persons SET language = 'en' WHERE id = $1`, [auditor.id]);
  });

  it('filter, sort and page, and count the same', async () => {
    const id = await createActive({ title: 'Поставки автобусов', priority: 'high' });
    const query = `status=active,reported&leadPostId=${post.lead}&dueFrom=2024-01-01&priority=high`;
    const found = await send(registrar, ['GET', `/commitments?${query}&sort=-due&limit=1`]);
    expect(found.json()).toMatchObject({ items: [{ id, title: 'Поставки автобусов' }], next: null });
    expect((await send(registrar, ['GET', `/commitments/count?${query}`])).json()).toEqual({ count: 1 });
    const words = await send(registrar, ['GET', `/commitments?q=${encodeURIComponent('автобус')}`]);
    expect(words.json()).toMatchObject({ items: [{ id }] });
    expect((await send(stranger, ['GET', '/commitments'])).json()).toEqual({ items: [], next: null });
    const first = (await send(registrar, ['GET', '/commitments?limit=1&sort=reference'])).json<{ next: string }>();
    const second = await send(registrar, ['GET', `/commitments?limit=1&sort=reference&after=${first.next}`]);
    expect(second.json()).toMatchObject({ items: [{ reference: 'BY-RU-MOS/2023-12-18/02' }] });
  });

  it.each([
    'status=waiting',
    'limit=101',
    'leadPostId=x',
    'dueTo=tomorrow',
    'sort=title',
    'unknown=1',
    'after=x',
    'mine=yes',
  ])('refuse ?%s and name it', async (query) => {
    const refused = await send(registrar, ['GET', `/commitments?${query}`]);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ faults: { path: string }[] }>().faults[0]?.path).toContain(query.split('=')[0]);
  });
});

describe('put on control', () => {
  it('says whom its reminders will not reach, and is silent when they reach the lead', async () => {
    const putOnControl = async (more: object) => {
      const id = await create(more);
      return (await send(registrar, ['POST', `/commitments/${id}/control`], { version: 1 })).json<object>();
    };
    expect(await putOnControl({})).toMatchObject({ status: 'active', warnings: [] });
    // The lead holds the role, and is cleared for what is public alone.
    await api.sql.query(`UPDATE persons SET clearance = 'official' WHERE id = $1`, [registrar.id]);
    expect(await putOnControl({ classification: 'official' })).toMatchObject({
      status: 'active',
      warnings: [{ code: 'nobody_can_be_told', message: expect.stringContaining('will wait') }],
    });
  });
});
