import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let person: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  person = await api.addPerson();
});
afterAll(() => api.close());

interface Device {
  id: string;
  startedAt: string;
  expiresAt: string;
  userAgent: string | null;
  current: boolean;
}

const URL = '/api/v1/session/devices';
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const list = async (token: string) =>
  (await api.app.inject({ url: URL, ...as(token) })).json<{ items: Device[] }>().items;
const end = async (path: string, token: string) =>
  (await api.app.inject({ method: 'DELETE', url: `${URL}${path}`, ...as(token) })).statusCode;
const isIn = async (token: string) =>
  (await api.app.inject({ url: '/api/v1/session', ...as(token) })).statusCode === 200;

async function signIn(userAgent: string, { email, password } = person, key?: string): Promise<string> {
  const headers = { 'user-agent': userAgent, ...(key !== undefined && { 'idempotency-key': key }) };
  const payload = { email, password };
  const { body } = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers });
  return (JSON.parse(body) as { token: string }).token;
}

describe('where somebody is signed in', () => {
  it('is told with what signed in, the session that asks first, and nothing that opens one', async () => {
    api.clock.advance({ minutes: 5 });
    const token = await signIn(`Firefox\t140  on\u00a0Linux ${'x'.repeat(250)}`);
    api.clock.advance({ minutes: 5 });
    await signIn('');
    const items = await list(token);
    const began = api.clock.now().subtract({ minutes: 10 });
    const at = (minutes: number) => ({
      startedAt: expect.stringContaining(began.add({ minutes }).toString().slice(0, 19)) as string,
      expiresAt: expect.stringContaining(began.add({ minutes, hours: 12 }).toString().slice(0, 19)) as string,
    });
    expect(items).toEqual([
      { id: items[0]?.id, ...at(5), userAgent: `Firefox 140 on Linux ${'x'.repeat(179)}`, current: true },
      { id: items[1]?.id, ...at(10), userAgent: null, current: false },
      { id: items[2]?.id, ...at(0), userAgent: 'lightMyRequest', current: false },
    ]);
    const { rows } = await api.sql.query<{ hash: string }>(
      `SELECT encode(token_hash, 'hex') AS hash FROM sessions WHERE person_id = $1`,
      [person.id],
    );
    const told = JSON.stringify(items);
    for (const secret of [token, ...rows.map(({ hash }) => hash)]) expect(told).not.toContain(secret);
    for (const { id } of items) expect(await isIn(id)).toBe(false);
  });

  it('leaves out what is over', async () => {
    api.clock.advance({ hours: 11 });
    const token = await signIn('a');
    expect(await list(token)).toHaveLength(2);
    api.clock.advance({ hours: 1 });
    const [only, ...others] = await list(token);
    expect({ only: only?.userAgent, others }).toEqual({ only: 'a', others: [] });
  });

  it('is one session where a sign-in is sent again, with what sent it last', async () => {
    await signIn('a', person, `k-${person.id}`);
    const token = await signIn('b', person, `k-${person.id}`);
    expect((await list(token)).map(({ userAgent }) => userAgent)).toEqual(['b', 'lightMyRequest']);
  });
});

describe('signing out elsewhere', () => {
  it('ends one session at once, and no other', async () => {
    const [here, there] = [await signIn('here'), await signIn('there')];
    const { id = '' } = (await list(there))[0] ?? {};
    expect(await end(`/${id}`, here)).toBe(204);
    expect([await isIn(here), await isIn(there), await isIn(person.token)]).toEqual([true, false, true]);
    expect(await end(`/${id}`, here)).toBe(404);
  });

  it('ends all but the session that asks', async () => {
    const [here, other] = [await signIn('here'), await api.addPerson()];
    await signIn('there');
    expect(await end('', here)).toBe(204);
    expect([await isIn(here), await isIn(person.token), await isIn(other.token)]).toEqual([true, false, true]);
    expect(await list(here)).toHaveLength(1);
  });

  it('ends the session that asks where it is the one that is named', async () => {
    const { id = '' } = (await list(person.token))[0] ?? {};
    expect(await end(`/${id}`, person.token)).toBe(204);
    expect(await isIn(person.token)).toBe(false);
  });

  it("never ends another person's, which are not there", async () => {
    const other = await api.addPerson();
    const { id = '' } = (await list(other.token))[0] ?? {};
    expect(await end(`/${id}`, person.token)).toBe(404);
    expect(await end('/no-uuid', person.token)).toBe(422);
    expect(await isIn(other.token)).toBe(true);
    expect((await api.app.inject({ url: URL })).statusCode).toBe(401);
    expect(api.errors).toEqual([]);
  });
});
