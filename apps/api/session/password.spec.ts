import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let person: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  person = await api.addPerson({ roles: ['executor'] });
});
afterAll(() => api.close());

const NEW = 'another long one';

const change = (payload: object, { token } = person, remoteAddress = '10.8.0.1') =>
  api.app.inject({
    method: 'PUT',
    url: '/api/v1/session/password',
    headers: { authorization: `Bearer ${token}` },
    payload,
    remoteAddress,
  });
const signIn = (password: string, { email } = person) =>
  api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress: '10.8.0.2' });
const isIn = async (token: string) =>
  (await api.app.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${token}` } })).statusCode === 200;

describe('changing one’s own password', () => {
  it('keeps this session, ends all others, and the old password is none any more', async () => {
    const elsewhere = (await signIn(person.password)).json<{ token: string }>().token;
    const other = await api.addPerson();
    const changed = await change({ current: person.password, password: NEW });
    expect([changed.statusCode, changed.body]).toEqual([204, '']);
    expect([await isIn(person.token), await isIn(elsewhere), await isIn(other.token)]).toEqual([true, false, true]);
    expect((await signIn(person.password)).statusCode).toBe(401);
    expect((await signIn(NEW)).statusCode).toBe(201);
  });

  it('leaves the trace that an administrator leaves, without the password', async () => {
    await change({ current: person.password, password: NEW });
    const { rows } = await api.sql.query<Record<string, unknown>>(
      `SELECT type, actor_id, before, after FROM events WHERE subject = 'account' AND subject_id = $1
       ORDER BY sequence DESC LIMIT 1`,
      [person.id],
    );
    expect(rows).toEqual([
      {
        type: 'account.changed',
        actor_id: person.id,
        before: { roles: ['executor'], disabled: false },
        after: { roles: ['executor'], disabled: false, newPassword: true },
      },
    ]);
    const { rows: accounts } = await api.sql.query('SELECT version FROM accounts WHERE person_id = $1', [person.id]);
    expect(accounts).toEqual([{ version: 2 }]);
  });

  it('is refused with a wrong current password, and changes nothing', async () => {
    const refused = await change({ current: 'wrong horse battery', password: NEW });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'invalid', faults: [{ path: 'current', rule: 'wrong_password' }] });
    expect((await signIn(person.password)).statusCode).toBe(201);
  });

  it.each([
    ['too short', 'short', 'too_short'],
    ['too long', 'ab'.repeat(129), 'too_long'],
    ['one that everybody tries', 'Password-1234', 'guessable'],
    ['the same as before', 'correct horse battery', 'unchanged'],
  ])('is refused for a password that is %s', async (_, password, rule) => {
    const refused = await change({ current: person.password, password });
    expect(refused.json()).toMatchObject({ status: 422, faults: [{ path: 'password', rule }] });
    expect(await isIn(person.token)).toBe(true);
  });

  it('is refused for the own address and what stands before its "@"', async () => {
    for (const password of [person.email, person.email.split('@')[0]]) {
      const refused = await change({ current: person.password, password });
      expect(refused.json()).toMatchObject({ status: 422, faults: [{ path: 'password', rule: 'guessable' }] });
    }
  });

  it('counts wrong passwords as signing in does, and with it, also at once', async () => {
    const wrong = (nth: number) => change({ current: `wrong password ${nth}`, password: NEW });
    for (let nth = 0; nth < 4; nth += 1) expect((await signIn(`wrong password ${nth}`)).statusCode).toBe(401);
    const statuses = (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(wrong))).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([...Array<number>(6).fill(422), 429, 429]);
    const right = await change({ current: person.password, password: NEW });
    expect(right.statusCode).toBe(429);
    expect(right.headers['retry-after']).toBe('900');
    expect((await signIn(person.password)).statusCode).toBe(429);
    api.clock.advance({ minutes: 15 });
    expect((await change({ current: person.password, password: NEW })).statusCode).toBe(204);
  });

  it('begins to count anew once the right one was given', async () => {
    for (let nth = 0; nth < 9; nth += 1) await change({ current: 'wrong horse battery', password: NEW });
    expect((await change({ current: person.password, password: NEW })).statusCode).toBe(204);
    expect((await change({ current: 'wrong horse battery', password: 'a third long one' })).statusCode).toBe(422);
  });

  it('is for whoever is signed in, and takes nothing else', async () => {
    const payload = { current: person.password, password: NEW };
    const unknown = await api.app.inject({ method: 'PUT', url: '/api/v1/session/password', payload });
    expect(unknown.statusCode).toBe(401);
    const refused = await change({ ...payload, personId: person.id });
    expect(refused.json()).toMatchObject({ status: 422, faults: [{ path: 'personId', rule: 'unknown_field' }] });
    expect(api.errors).toEqual([]);
  });
});
