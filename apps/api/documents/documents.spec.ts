import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Shown {
  id: string;
  version: number;
  passage: { documentTitle: string | null; quote: string };
}
interface Document {
  id: string;
  fileId: string;
  commitmentId: string;
}
type Method = 'GET' | 'POST' | 'PATCH';
type Classification = 'public' | 'official' | 'confidential';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const CONSULATE = 'The sides will open a consulate.';
const NAMES = 'They will also exchange lists of names.';
const POSTS = ['lead', 'co-executor', 'co-executor without clearance', 'controller', "author's side", 'other lead'];

let api: TestApi;
const people = new Map<string, TestPerson>();
const posts = new Map<string, string>();
let meetingId: string;

const who = (name: string): TestPerson => people.get(name)!;
const post = (name: string): string => posts.get(name)!;

beforeAll(async () => {
  api = await startTestApi({ at: '2024-01-17T09:00:00+03:00' });
  const [open, closed] = [{ clearance: 'public' }, { clearance: 'confidential' }] as const;
  people.set('registrar', await api.addPerson({ roles: ['registrar'], ...closed }));
  people.set('registrar without clearance', await api.addPerson({ roles: ['registrar'], ...open }));
  people.set('assessor', await api.addPerson({ roles: ['assessor'], ...closed }));
  people.set('auditor', await api.addPerson({ roles: ['auditor'], ...closed }));
  people.set('auditor without clearance', await api.addPerson({ roles: ['auditor'], ...open }));
  people.set('administrator', await api.addPerson({ roles: ['administrator'], ...closed }));
  people.set('lead', await api.addPerson({ roles: ['executor'], ...closed }));
  people.set('co-executor', await api.addPerson({ roles: ['executor'], ...closed }));
  people.set('co-executor without clearance', await api.addPerson({ roles: ['executor'], ...open }));
  people.set('controller', await api.addPerson({ roles: ['controller'], ...closed }));
  people.set("author's side", await api.addPerson(closed));
  people.set('head', await api.addPerson({ roles: ['head'], ...closed }));
  people.set('deputy', await api.addPerson({ roles: ['executor'], ...closed }));
  people.set('deputy without clearance', await api.addPerson({ roles: ['executor'], ...open }));
  people.set('observer', await api.addPerson({ roles: ['observer'], ...closed }));
  people.set('named observer', await api.addPerson({ roles: ['observer'], ...closed }));
  people.set('other lead', await api.addPerson({ roles: ['executor'], ...closed }));
  people.set('executor elsewhere', await api.addPerson({ roles: ['executor'], ...closed }));
  people.set('nobody in particular', await api.addPerson(closed));
  const headPost = await api.addPost({ holder: who('head').id });
  await api.addPost({ holder: who('executor elsewhere').id });
  for (const name of POSTS) posts.set(name, await api.addPost({ holder: who(name).id, reportsTo: headPost }));
  for (const deputy of ['deputy', 'deputy without clearance']) {
    await api.sql.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, '2024-01-01', '2024-02-01')`,
      [who('lead').id, who(deputy).id],
    );
  }
  await api.app.get(Transactions).run(SYSTEM, () => api.app.get(Regimes).ensureShipped());
  await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade')`);
  const meeting = { code: 'BY-RU/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] };
  meetingId = await created('/meetings', meeting);
});
afterAll(() => api.close());
afterEach(() => {
  expect(api.errors.splice(0)).toEqual([]);
});

const send = (
  person: TestPerson | null,
  [method, path]: [Method, string],
  { payload, version }: { payload?: object; version?: number } = {},
) =>
  api.app.inject({
    method,
    url: `/api/v1${path}`,
    payload,
    headers: {
      ...(person && { authorization: `Bearer ${person.token}` }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
  });

async function created(path: string, payload: object): Promise<string> {
  const response = await send(who('registrar'), ['POST', path], { payload });
  expect(response.statusCode).toBe(201);
  return response.json<Shown>().id;
}

async function upload(person: TestPerson): Promise<string> {
  const boundary = 'x-limit-x';
  const payload =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="original.txt"\r\n` +
    `content-type: text/plain\r\n\r\nThe original.\r\n--${boundary}--\r\n`;
  const headers = {
    authorization: `Bearer ${person.token}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  return (await api.app.inject({ method: 'POST', url: '/api/v1/files', payload, headers })).json<Shown>().id;
}

let count = 0;
const newDocument = (more: object = {}) => ({
  ...{ kind: 'protocol', title: 'Protocol', language: 'en', text: `${CONSULATE} ${NAMES} ${++count}` },
  ...more,
});
const enterDocument = (more: object = {}) => created(`/meetings/${meetingId}/documents`, newDocument(more));

const draft = (documentId: string, more: object = {}) => ({
  ...{ meetingId, kind: 'commitment', side: 'ours', areaCode: 'trade', verifiable: true, title: 'T', text: 'T' },
  ...{ leadPostId: post('lead'), controllerPostId: post('controller'), authorPostId: post("author's side") },
  ...{ deadline: { basis: 'default' }, passage: { documentId, quote: CONSULATE } },
  ...more,
});

/** A document with its original, and a commitment on each of its sentences; the second is other people's. */
async function enter(document: Classification, first: Classification, second: Classification): Promise<Document> {
  const fileId = await upload(who('registrar'));
  const id = await enterDocument({ classification: document, fileId });
  const commitmentId = await created(
    '/commitments',
    draft(id, {
      classification: first,
      coExecutorPostIds: [post('co-executor'), post('co-executor without clearance')],
      observerIds: [who('named observer').id],
    }),
  );
  const others = {
    leadPostId: post('other lead'),
    controllerPostId: await api.addPost(),
    authorPostId: post('other lead'),
  };
  await created(
    '/commitments',
    draft(id, { ...others, classification: second, passage: { documentId: id, quote: NAMES } }),
  );
  return { id, fileId, commitmentId };
}

/** What one gets of a document on every road to it. */
async function seen(person: TestPerson, { id, fileId }: Document): Promise<object> {
  const get = (path: string) => send(person, ['GET', path]);
  const list = await get(`/meetings/${meetingId}/documents`);
  const passages = await get(`/documents/${id}/passages`);
  const all = await api.sql.query<{ id: string; quote: string }>(
    'SELECT id, quote FROM passages WHERE document_id = $1 ORDER BY starts_at',
    [id],
  );
  const single: string[] = [];
  for (const passage of all.rows) {
    const { statusCode } = await get(`/documents/${id}/passages/${passage.id}`);
    if (statusCode === 200) single.push(passage.quote);
    else expect(statusCode).toBe(404);
  }
  return {
    text: (await get(`/documents/${id}`)).statusCode,
    original: (await get(`/files/${fileId}`)).statusCode,
    listed: list.json<{ items: Shown[] }>().items.some((item) => item.id === id),
    passages:
      passages.statusCode === 200
        ? passages.json<{ items: { quote: string }[] }>().items.map(({ quote }) => quote)
        : 404,
    single,
  };
}

const WHOLE = { text: 200, original: 200, listed: true, passages: [CONSULATE, NAMES], single: [CONSULATE, NAMES] };
const QUOTE = { text: 404, original: 404, listed: false, passages: [CONSULATE], single: [CONSULATE] };
const NOTHING = { text: 404, original: 404, listed: false, passages: 404, single: [] };

describe('who may read a document', () => {
  let open: Document;
  let mixed: Document;
  let closed: Document;
  beforeAll(async () => {
    open = await enter('public', 'public', 'public');
    mixed = await enter('confidential', 'public', 'confidential');
    closed = await enter('confidential', 'confidential', 'confidential');
  });

  it.each([
    ['registrar', WHOLE, WHOLE],
    ['registrar without clearance', QUOTE, NOTHING],
    ['assessor', WHOLE, WHOLE],
    ['auditor', WHOLE, WHOLE],
    ['auditor without clearance', QUOTE, NOTHING],
    ['administrator', QUOTE, NOTHING],
    ['lead', WHOLE, WHOLE],
    ['co-executor', WHOLE, WHOLE],
    ['co-executor without clearance', QUOTE, NOTHING],
    ['controller', WHOLE, WHOLE],
    ["author's side", WHOLE, WHOLE],
    ['head', WHOLE, WHOLE],
    ['deputy', WHOLE, WHOLE],
    ['deputy without clearance', QUOTE, NOTHING],
    ['observer', QUOTE, NOTHING],
    ['named observer', WHOLE, WHOLE],
    ['other lead', WHOLE, WHOLE],
    ['executor elsewhere', NOTHING, NOTHING],
    ['nobody in particular', NOTHING, NOTHING],
  ])('%s', async (name, ofMixed, ofClosed) => {
    expect(await seen(who(name), open)).toEqual(WHOLE);
    expect(await seen(who(name), mixed)).toEqual(ofMixed);
    expect(await seen(who(name), closed)).toEqual(ofClosed);
  });

  it('nobody who is not signed in, not even a public one', async () => {
    for (const path of ['', '/passages', `/passages/${UNKNOWN}`]) {
      expect((await send(null, ['GET', `/documents/${open.id}${path}`])).statusCode).toBe(401);
    }
    expect((await send(null, ['GET', `/meetings/${meetingId}/documents`])).statusCode).toBe(401);
    expect((await send(null, ['GET', `/files/${open.fileId}`])).statusCode).toBe(401);
  });

  it('what may not be read answers as what is not there', async () => {
    const nobody = who('nobody in particular');
    for (const [known, path] of [
      [closed.id, (id: string) => `/documents/${id}`],
      [closed.id, (id: string) => `/documents/${id}/passages`],
      [closed.fileId, (id: string) => `/files/${id}`],
    ] as const) {
      const [hidden, missing] = [await send(nobody, ['GET', path(known)]), await send(nobody, ['GET', path(UNKNOWN)])];
      expect(hidden.body).toBe(missing.body);
    }
  });

  it('a commitment shows the words behind it, and their document only to whoever may read that', async () => {
    const path = `/commitments/${mixed.commitmentId}`;
    const [lead, uncleared] = [who('lead'), who('co-executor without clearance')];
    const passages = [await send(lead, ['GET', path]), await send(uncleared, ['GET', path])].map(
      (answer) => answer.json<Shown>().passage,
    );
    expect(passages).toMatchObject([
      { quote: CONSULATE, documentTitle: 'Protocol' },
      { quote: CONSULATE, documentTitle: null },
    ]);
  });

  it('a passage names the commitments that rest on it, to each reader their own', async () => {
    const passages = async (name: string) => {
      const answer = await send(who(name), ['GET', `/documents/${mixed.id}/passages`]);
      const { items } = answer.json<{ items: { quote: string; commitments: Shown[] }[] }>();
      return items.map(({ quote, commitments }) => [quote, commitments.map(({ id }) => id)]);
    };
    const [, second] = await passages('registrar');
    expect(await passages('registrar')).toEqual([
      [CONSULATE, [mixed.commitmentId]],
      [NAMES, [expect.not.stringMatching(mixed.commitmentId)]],
    ]);
    expect(await passages('lead')).toEqual([
      [CONSULATE, [mixed.commitmentId]],
      [NAMES, []],
    ]);
    expect(await passages('other lead')).toEqual([[CONSULATE, []], second]);
    expect(await passages('co-executor without clearance')).toEqual([[CONSULATE, [mixed.commitmentId]]]);
  });

  it('whoever uploaded an original reads it as long as they may read the document', async () => {
    const uploader = await api.addPerson({ roles: ['registrar'], clearance: 'official' });
    const fileId = await upload(uploader);
    const payload = newDocument({ classification: 'official', fileId });
    const document = await send(uploader, ['POST', `/meetings/${meetingId}/documents`], { payload });
    const file = `/files/${fileId}`;
    expect((await send(uploader, ['GET', file])).statusCode).toBe(200);
    const change = { payload: { classification: 'confidential' }, version: 1 };
    await send(who('registrar'), ['PATCH', `/documents/${document.json<Shown>().id}`], change);
    expect((await send(uploader, ['GET', file])).statusCode).toBe(404);
  });
});

describe('a registrar without clearance', () => {
  it('learns nothing of a closed document by writing to it', async () => {
    const uncleared = who('registrar without clearance');
    const { id } = await enter('confidential', 'confidential', 'confidential');
    const [{ id: passageId }] = (await api.sql.query<Shown>('SELECT id FROM passages WHERE document_id = $1', [id]))
      .rows as [Shown];
    const answers = async (documentId: string, passage: string) => {
      const mark = { payload: { quote: 'The sides' } };
      const change = { payload: { classification: 'public' }, version: 1 };
      const bodies = [
        await send(uncleared, ['POST', `/documents/${documentId}/passages`], mark),
        await send(uncleared, ['PATCH', `/documents/${documentId}`], change),
        await send(uncleared, ['POST', '/commitments'], { payload: draft(documentId) }),
        await send(uncleared, ['POST', '/commitments'], {
          payload: draft(documentId, { passage: undefined, passageId: passage }),
        }),
      ];
      return bodies.map(({ statusCode, body }) => [statusCode, body]);
    };
    const hidden = await answers(id, passageId);
    expect(hidden).toEqual(await answers(UNKNOWN, UNKNOWN));
    expect(hidden.map(([status]) => status)).toEqual([404, 404, 422, 422]);
  });

  it('marks nothing above their own clearance', async () => {
    const uncleared = who('registrar without clearance');
    const payload = newDocument({ classification: 'official' });
    const added = await send(uncleared, ['POST', `/meetings/${meetingId}/documents`], { payload });
    const id = await enterDocument();
    const change = { payload: { classification: 'official' }, version: 1 };
    const changed = await send(uncleared, ['PATCH', `/documents/${id}`], change);
    for (const answer of [added, changed]) {
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({
        faults: [{ path: 'classification', message: 'is above your own clearance, public' }],
      });
    }
  });
});

describe('the classification of a document', () => {
  const read = async (id: string) => (await send(who('registrar'), ['GET', `/documents/${id}`])).json<Shown>();
  const classify = (id: string, classification: string, version?: number) =>
    send(who('registrar'), ['PATCH', `/documents/${id}`], {
      payload: { classification },
      ...(version !== undefined && { version }),
    });
  const events = async (id: string): Promise<object[]> => {
    const { rows } = await api.sql.query<object>(
      `SELECT actor_id AS actor, reason, before, after FROM events
       WHERE subject_id = $1 AND type = 'document.classified' ORDER BY sequence`,
      [id],
    );
    return rows;
  };

  it('is public unless it is given, and changes in the version that was read', async () => {
    const id = await enterDocument();
    expect(await read(id)).toMatchObject({ classification: 'public', version: 1 });
    expect((await classify(id, 'official')).statusCode).toBe(428);
    const changed = await classify(id, 'official', 1);
    expect([changed.statusCode, changed.headers['etag']]).toEqual([200, '"2"']);
    expect(changed.json()).toEqual({ ...(await read(id)), classification: 'official', version: 2 });
    expect((await classify(id, 'public', 1)).statusCode).toBe(412);
    expect((await classify(id, 'secret', 2)).statusCode).toBe(422);
    expect((await classify(UNKNOWN, 'public', 1)).statusCode).toBe(404);
    const change = { payload: { classification: 'public', title: 'Other' }, version: 2 };
    expect((await send(who('registrar'), ['PATCH', `/documents/${id}`], change)).statusCode).toBe(422);
    expect((await send(who('lead'), ['PATCH', `/documents/${id}`], change)).statusCode).toBe(403);
    expect(await events(id)).toMatchObject([
      { actor: who('registrar').id, before: { classification: 'public' }, after: { classification: 'official' } },
    ]);
  });

  it('follows the most closed commitment that rests on its words, and is not opened below it', async () => {
    const id = await enterDocument();
    await created('/commitments', draft(id));
    expect(await read(id)).toMatchObject({ classification: 'public', version: 1 });
    const official = await created('/commitments', draft(id, { classification: 'official' }));
    expect(await read(id)).toMatchObject({ classification: 'official', version: 2 });
    const edit = { payload: { classification: 'confidential' }, version: 1 };
    expect((await send(who('registrar'), ['PATCH', `/commitments/${official}`], edit)).statusCode).toBe(200);
    expect(await read(id)).toMatchObject({ classification: 'confidential', version: 3 });
    const reason = (marking: string): unknown => expect.stringContaining(marking);
    expect(await events(id)).toMatchObject([
      { after: { classification: 'official' }, reason: reason('official') },
      { before: { classification: 'official' }, reason: reason('confidential') },
    ]);

    const refused = await classify(id, 'official', 3);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'commitments_more_closed', faults: [{ path: 'classification' }] });
    const back = { payload: { classification: 'public' }, version: 2 };
    expect((await send(who('registrar'), ['PATCH', `/commitments/${official}`], back)).statusCode).toBe(200);
    expect(await read(id)).toMatchObject({ classification: 'confidential', version: 3 });
    expect((await classify(id, 'public', 3)).statusCode).toBe(200);
  });

  it('stays as closed as it was entered, whatever rests on it', async () => {
    const id = await enterDocument({ classification: 'confidential' });
    await created('/commitments', draft(id, { classification: 'official' }));
    expect(await read(id)).toMatchObject({ classification: 'confidential', version: 1 });
  });
});
