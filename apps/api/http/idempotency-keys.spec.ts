import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { Ladders } from '#reminders';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/** One POST that can be sent now, and is allowed. */
interface Post {
  as: TestPerson;
  path: string;
  version?: number;
  body?: object;
  file?: string;
}
interface Shown {
  id: string;
  version: number;
  token?: string;
}

let api: TestApi;
let administrator: TestPerson;
let registrar: TestPerson;
let lead: TestPerson;
let controller: TestPerson;
let newcomer: TestPerson;
let posts: Record<'lead' | 'controller' | 'author', string>;
/** What the routes have made so far, by route. */
const made = new Map<string, Shown>();

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  administrator = await api.addPerson({ roles: ['administrator'] });
  registrar = await api.addPerson({ roles: ['registrar', 'assessor'] });
  lead = await api.addPerson({ roles: ['executor'] });
  controller = await api.addPerson({ roles: ['controller'] });
  newcomer = await api.addPerson();
  posts = {
    lead: await api.addPost({ holder: lead.id }),
    controller: await api.addPost({ holder: controller.id }),
    author: await api.addPost(),
  };
  await api.app.get(Transactions).run(SYSTEM, async () => {
    await api.app.get(Regimes).ensureShipped();
    await api.app.get(Ladders).ensureShipped();
  });
});
afterAll(() => api.close());

const RULES = { rungs: [{ key: 'early', when: { before: 3 }, audience: ['lead'] }], pauseDays: 3, reviewDays: 30 };
const MINISTRY = { kind: 'ministry', country: 'BY', timeZone: 'Europe/Minsk', name: { en: 'Ministry' } };

/** How each route is asked something that it does, in an order in which one makes what the next needs. */
const ROUTES: Record<string, () => Post | Promise<Post>> = {
  '/session': () => ({ as: lead, path: '/session', body: { email: lead.email, password: lead.password } }),
  '/areas': () => ({ as: administrator, path: '/areas', body: { code: 'transport', name: { en: 'Transport' } } }),
  '/bodies': () => ({ as: administrator, path: '/bodies', body: { code: 'industry', ...MINISTRY } }),
  '/posts': () => ({
    as: administrator,
    path: '/posts',
    body: { code: 'minister', bodyId: idFrom('/bodies'), title: { en: 'Minister' } },
  }),
  '/persons': () => ({
    as: administrator,
    path: '/persons',
    body: { code: 'anna', name: 'Anna Example', email: 'anna@example.org', timeZone: 'Europe/Minsk' },
  }),
  '/accounts': () => ({
    as: administrator,
    path: '/accounts',
    body: { personId: idFrom('/persons'), password: 'correct horse battery', roles: ['observer'] },
  }),
  '/tenures': () => ({
    as: administrator,
    path: '/tenures',
    body: { postId: posts.author, personId: idFrom('/persons'), startsOn: '2023-01-01' },
  }),
  '/posts/{id}/succession': () => ({
    as: administrator,
    path: `/posts/${posts.author}/succession`,
    body: { personId: newcomer.id, startsOn: '2023-12-01' },
  }),
  '/deputyships': () => ({
    as: administrator,
    path: '/deputyships',
    body: { absentId: lead.id, deputyId: newcomer.id, startsOn: '2024-02-01', endsOn: '2024-02-05' },
  }),
  '/meetings': () => ({
    as: registrar,
    path: '/meetings',
    body: { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] },
  }),
  '/files': () => ({ as: registrar, path: '/files', file: 'The minutes.' }),
  '/meetings/{id}/documents': () => ({
    as: registrar,
    path: `/meetings/${idFrom('/meetings')}/documents`,
    body: { kind: 'protocol', title: 'Protocol', language: 'en', text: 'A bus will be sent.' },
  }),
  '/documents/{id}/passages': () => ({
    as: registrar,
    path: `/documents/${idFrom('/meetings/{id}/documents')}/passages`,
    body: { quote: 'A bus' },
  }),
  '/commitments': () => ({ as: registrar, path: '/commitments', body: draft() }),
  '/ladders': () => ({
    as: administrator,
    path: '/ladders',
    body: { code: 'strict', name: 'Strict', rules: RULES },
  }),
  '/ladders/{code}/preview': () => ({
    as: administrator,
    path: '/ladders/default/preview',
    body: { rules: RULES },
  }),
  '/ladders/{code}/choice-preview': () => ({
    as: registrar,
    path: '/ladders/default/choice-preview',
    body: { meetingId: idFrom('/meetings') },
  }),
  '/commitments/{id}/proposal': () => step('proposal', { as: registrar }),
  '/commitments/{id}/decline': () => step('decline', { as: controller, body: { reason: 'Not ours.' } }),
  '/commitments/{id}/control': async () => {
    made.set('/commitments', await enter());
    return step('control', { as: registrar });
  },
  '/commitments/{id}/parts/{number}/completion': () => step('parts/1/completion', { as: lead }),
  '/commitments/{id}/acknowledgements': () =>
    step('acknowledgements', { as: lead, body: { willReportBy: '2024-01-10' } }),
  '/commitments/{id}/extensions': () =>
    step('extensions', { as: lead, body: { to: '2024-02-01', reason: 'The plant stands still.' } }),
  '/extensions/{id}/decision': () => decision('extensions', { outcome: 'grant' }),
  '/commitments/{id}/reports': () => step('reports', { as: lead, body: { kind: 'final', text: 'Sent.' } }),
  '/reports/{id}/decision': () => decision('reports', { outcome: 'return', reason: 'Which bus?' }),
  '/commitments/{id}/fulfilment': () =>
    step('fulfilment', {
      as: registrar,
      body: { fulfilment: 'minimal', reportIds: [idFrom('/commitments/{id}/reports')] },
    }),
  '/mailings/{id}/retry': async () => ({ as: administrator, path: `/mailings/${await failedMailing()}/retry` }),
  '/commitments/{id}/termination': () => step('termination', { as: controller, body: { reason: 'No longer needed.' } }),
};

function idFrom(route: string): string {
  const shown = made.get(route);
  if (!shown) throw new Error(`nothing was made at ${route}`);
  return shown.id;
}

const draft = () => ({
  ...{ meetingId: idFrom('/meetings'), kind: 'commitment', side: 'ours', areaCode: 'transport', verifiable: true },
  ...{ title: 'A bus', text: 'Send a bus.', deadline: { basis: 'default' }, parts: ['Send it'] },
  ...{ leadPostId: posts.lead, controllerPostId: posts.controller, authorPostId: posts.author },
});

async function enter(): Promise<Shown> {
  return (await send({ as: registrar, path: '/commitments', body: draft() })).json<Shown>();
}

/** A step on the commitment that was entered last, at the version that it has. */
async function step(name: string, { as, body }: Omit<Post, 'path'>): Promise<Post> {
  const id = idFrom('/commitments');
  const { rows } = await api.sql.query<Shown>('SELECT version FROM commitments WHERE id = $1', [id]);
  return { as, path: `/commitments/${id}/${name}`, body, version: rows[0]?.version };
}

async function decision(noun: 'extensions' | 'reports', body: object): Promise<Post> {
  const post = await step('', { as: controller, body });
  return { ...post, path: `/${noun}/${idFrom(`/commitments/{id}/${noun}`)}/decision` };
}

/** A mail about what the lead is still to be told, which the server has refused. */
async function failedMailing(): Promise<string> {
  const id = randomUUID();
  await api.sql.query(
    `INSERT INTO mailings (id, person_id, message_id, address, state, due_at, settled_at, last_error, attempt)
     VALUES ($1, $2, $3, $4, 'failed', '2023-12-19T06:00Z', '2023-12-19T06:01Z', '550 No', 1)`,
    [id, lead.id, `<${id}@example.org>`, lead.email],
  );
  await api.sql.query(
    `UPDATE occurrences SET state = 'failed', mailing_id = $1, due_at = '2023-12-19T06:00Z'
     WHERE id = (SELECT id FROM occurrences WHERE recipient_id = $2 AND state = 'planned' ORDER BY due_at LIMIT 1)`,
    [id, lead.id],
  );
  return id;
}

function send({ as, path, version, body, file }: Post, key?: string) {
  const uploaded = file === undefined ? null : multipart(file);
  return api.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload: uploaded?.payload ?? body,
    headers: {
      ...(path !== '/session' && { authorization: `Bearer ${as.token}` }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...uploaded?.headers,
    },
  });
}

function multipart(text: string) {
  const head = 'content-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain';
  return {
    payload: `--limit\r\n${head}\r\n\r\n${text}\r\n--limit--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=limit' },
  };
}

/** Every row of every table, in short. Of sessions all but the token, which a repeated sign-in replaces. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await api.sql.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of rows) {
    const digest = await api.sql.query<{ digest: string }>(
      `SELECT md5(string_agg(row, chr(10) ORDER BY row)) AS digest
       FROM (SELECT (to_jsonb(t) - 'token_hash')::text AS row FROM ${name} t) r`,
    );
    digests[name] = digest.rows[0]?.digest ?? '';
  }
  return digests;
}

/** The same route is asked something else. */
function another(route: string, { file }: Post): Partial<Post> {
  if (file !== undefined) return { file: 'Other minutes.' };
  return { body: route === '/session' ? { email: newcomer.email, password: newcomer.password } : { other: true } };
}

const places = ({ headers: { location, etag } }: { headers: Record<string, unknown> }) => ({
  ...(location !== undefined && { location }),
  ...(etag !== undefined && { etag }),
});

interface OpenApi {
  paths: Record<string, { post?: object }>;
}

describe('an Idempotency-Key', () => {
  it('is tried below on every POST of the API', () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenApi;
    const documented = Object.keys(paths).filter((path) => paths[path]?.post);
    expect(Object.keys(ROUTES).sort()).toEqual(documented.map((path) => path.replace('/api/v1', '')).sort());
  });

  it.each(Object.entries(ROUTES))('does POST %s once', async (route, prepare) => {
    const post = await prepare();
    const key = `once-${route}`;
    const first = await send(post, key);
    expect([200, 201]).toContain(first.statusCode);
    const shown = first.json<Shown>();
    made.set(route, shown);

    const before = await everything();
    const again = await send(post, key);
    expect(again.statusCode).toBe(first.statusCode);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', ...places(first) });
    const { token, ...repeated } = again.json<Shown>();
    expect({ ...shown, token }).toEqual({ ...repeated, token });
    expect(await everything()).toEqual(before);

    const other = await send({ ...post, ...another(route, post) }, key);
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ faults: [{ path: 'Idempotency-Key' }] });
    expect(await everything()).toEqual(before);
  });
});
