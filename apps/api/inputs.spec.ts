import { MeetingsGround } from './meetings/meetings-ground.js';

let ground: MeetingsGround;
let id: string;
beforeAll(async () => {
  ground = await MeetingsGround.start('2023-12-19T09:00:00+03:00');
  await ground.meet('plain', { heldOn: '2023-12-18', theirs: null });
  id = await ground.enter('ours', 'plain');
}, 90_000);
afterAll(() => ground.api.close());
afterEach(() => expect(ground.api.errors.splice(0)).toEqual([]));

interface Answer {
  id: string;
  title: string;
  items: unknown[];
  faults: { path: string; rule?: string }[];
}

interface Asked {
  as?: 'registrar' | 'administrator' | 'auditor';
  body?: object;
  headers?: Record<string, string>;
}

const send = async (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  path: string,
  { as = 'registrar', body, headers }: Asked = {},
) => {
  const all = { authorization: `Bearer ${ground.register.people[as].token}`, ...headers };
  const asked = { method, url: `/api/v1${path}`, headers: all, ...(body && { payload: body }) };
  const answer = await ground.api.app.inject(asked);
  return { ...answer.json<Answer>(), status: answer.statusCode };
};

describe('a line of text', () => {
  const enter = (title: string) =>
    send('POST', '/commitments', { body: { ...ground.register.draft(), parts: [], title } });

  it.each([
    ['A\nB', 'one_line'],
    ['A\u0007B', 'one_line'],
    ['A\u202Egnp', 'one_line'],
    ['\u200B', 'required'],
    ['', 'required'],
  ])('is not %j', async (title, rule) => {
    expect(await enter(title)).toMatchObject({ status: 422, faults: [{ path: 'title', rule }] });
    expect(await send('POST', '/mail/hold', { as: 'administrator', body: { reason: title } })).toMatchObject({
      ...{ status: 422, faults: [{ path: 'reason', rule }] },
    });
  });

  it('is taken without the blanks around it', async () => {
    expect(await enter(' A bridge\n')).toMatchObject({ status: 201, title: 'A bridge' });
  });
});

describe('an id in capital letters', () => {
  const upper = () => id.toUpperCase();
  const draft = () => ground.register.draft() as { leadPostId: string; authorPostId: string };

  it.each(['', '/actions', '/reminders', '/history'])(
    'is the same in an address: /commitments/{id}%s',
    async (rest) => {
      const usual = await send('GET', `/commitments/${id}${rest}`);
      expect(usual).toMatchObject({ status: 200 });
      expect(await send('GET', `/commitments/${upper()}${rest}`)).toEqual(usual);
    },
  );

  it('is the same in a query', async () => {
    const usual = await send('GET', `/commitments?leadPostId=${draft().leadPostId}`);
    expect(usual.items).not.toEqual([]);
    expect(await send('GET', `/commitments?leadPostId=${draft().leadPostId.toUpperCase()}`)).toEqual(usual);
  });

  it('is the same in a body', async () => {
    const commitments = [{ id: upper(), version: 2 }];
    const bulk = { commitments, action: { kind: 'reassign', leadPostId: draft().leadPostId.toUpperCase() } };
    expect(await send('POST', '/commitments/bulk/preview', { body: bulk })).toMatchObject({
      ...{ status: 200, commitments: [{ id, after: {} }] },
    });
    const change = { title: 'Another title', authorPostId: draft().authorPostId.toUpperCase() };
    expect(
      await send('PATCH', `/commitments/${upper()}`, { body: change, headers: { 'if-match': '"2"' } }),
    ).toMatchObject({
      ...{ status: 200, title: 'Another title' },
    });
  });
});

describe('a fault', () => {
  const bulk = (action: object) => ({ body: { commitments: [{ id, version: 2 }], action } });

  it.each<[what: string, asked: () => Parameters<typeof send>, fault: object]>([
    ['a page that is none', () => ['GET', '/commitments?after=x'], { path: 'after', rule: 'form' }],
    ['a page of bodies that is none', () => ['GET', '/bodies?after=x'], { path: 'after', rule: 'form' }],
    ['an order', () => ['GET', '/commitments?sort=x'], { path: 'sort', rule: 'choice' }],
    ['an order that needs words', () => ['GET', '/commitments?sort=relevance'], { path: 'sort', rule: 'not_here' }],
    ['no moment', () => ['GET', '/commitments?asOf=x'], { path: 'asOf', rule: 'date' }],
    ['a moment to come', () => ['GET', '/commitments?asOf=2031-01-01'], { path: 'asOf', rule: 'out_of_range' }],
    ['a moment where none is taken', () => ['GET', '/session?asOf=2023-12-01'], { path: 'asOf', rule: 'not_here' }],
    [
      'a key that is none',
      () => ['POST', '/meetings', { body: {}, headers: { 'idempotency-key': 'a b' } }],
      { path: 'Idempotency-Key', rule: 'form' },
    ],
    ['no version', () => ['PATCH', `/commitments/${id}`, { body: {} }], { path: 'If-Match', rule: 'required' }],
    [
      'a version that is none',
      () => ['PATCH', `/commitments/${id}`, { body: {}, headers: { 'if-match': 'x' } }],
      { path: 'If-Match', rule: 'form' },
    ],
    ['no kind', () => ['POST', '/commitments/bulk', bulk({})], { path: 'action.kind', rule: 'required' }],
    ['no such kind', () => ['POST', '/commitments/bulk', bulk({ kind: 'x' })], { path: 'action.kind', rule: 'choice' }],
    ['a NUL', () => ['POST', '/meetings', { body: { code: 'a\u0000' } }], { path: 'code', rule: 'form' }],
  ])('names its rule: %s', async (_, asked, fault) => {
    const { faults } = await send(...asked());
    expect(faults).toEqual([expect.objectContaining(fault)]);
  });

  it('names its rule where a key is used again', async () => {
    const headers = { 'idempotency-key': 'once' };
    const body = { code: 'BY-RU/2023-12-20', title: 'Again', heldOn: '2023-12-20', participants: [] };
    expect(await send('POST', '/meetings', { body, headers })).toMatchObject({ status: 201 });
    expect(await send('POST', '/meetings', { body: { ...body, title: 'Other' }, headers })).toMatchObject({
      ...{ status: 422, faults: [{ path: 'Idempotency-Key', rule: 'taken' }] },
    });
  });
});

describe('a day of a calendar', () => {
  it.each(['2900-01-01', '1800-01-01', 'tomorrow'])('is called the same whatever is wrong with it: %s', async (day) => {
    const asked: Asked = { as: 'administrator', body: { working: true }, headers: { 'if-match': '"1"' } };
    expect(await send('PUT', `/calendars/BY/days/${day}`, asked)).toMatchObject({
      ...{ status: 422, faults: [{ path: 'day' }] },
    });
  });
});
