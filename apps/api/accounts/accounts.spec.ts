import { randomUUID } from 'node:crypto';
import type { Role } from '#access';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let administrator: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.addPerson({ roles: ['administrator'] });
});
afterAll(() => api.close());

interface Call {
  method?: 'GET' | 'POST' | 'PATCH';
  path?: string;
  payload?: object;
  as?: TestPerson;
  version?: number;
}

function call({ method = 'GET', path = '', payload, as = administrator, version }: Call) {
  const headers = {
    authorization: `Bearer ${as.token}`,
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
  return api.app.inject({ method, url: `/api/v1/accounts${path}`, headers, ...(payload && { payload }) });
}

const session = ({ token }: TestPerson) =>
  api.app.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${token}` } });

async function personWithoutAccount(): Promise<string> {
  const id = randomUUID();
  await api.sql.query(
    `INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, $2, 'N', $3, 'Europe/Minsk')`,
    [id, `n-${id}`, `n-${id}@mfa.example.org`],
  );
  return id;
}

describe('accounts', () => {
  it('are given to persons, once', async () => {
    const personId = await personWithoutAccount();
    const payload = { personId, password: 'a long enough one', roles: ['executor', 'head', 'executor'] };
    const added = await call({ method: 'POST', payload });
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({ personId, roles: ['executor', 'head'], disabledAt: null, version: 1 });
    expect(added.headers['location']).toBe(`/api/v1/accounts/${personId}`);
    expect(added.headers['etag']).toBe('"1"');
    expect(added.body).not.toContain('argon2');
    expect((await call({ method: 'POST', payload })).statusCode).toBe(409);
  });

  it.each([
    ['personId', { personId: randomUUID() }],
    ['password', { password: 'short' }],
    ['roles[0]', { roles: ['king'] }],
    ['disabledAt', { disabledAt: null }],
  ])('name what is wrong: %s', async (path, wrong) => {
    const payload = { personId: await personWithoutAccount(), password: 'a long enough one', roles: [], ...wrong };
    const response = await call({ method: 'POST', payload });
    expect(response.json()).toMatchObject({ status: 422, faults: [{ path }] });
  });

  it('take no password that is the address of the person, or that everybody tries first', async () => {
    const personId = await personWithoutAccount();
    for (const password of [`n-${personId}@mfa.example.org`, `N-${personId}`, 'Password-1234']) {
      const added = await call({ method: 'POST', payload: { personId, password, roles: [] } });
      expect(added.json()).toMatchObject({ status: 422, faults: [{ path: 'password', rule: 'guessable' }] });
    }
    const { id, email } = await api.addPerson();
    const changed = await call({ method: 'PATCH', path: `/${id}`, payload: { password: email }, version: 1 });
    expect(changed.json()).toMatchObject({ status: 422, faults: [{ path: 'password', rule: 'guessable' }] });
  });

  it('end every session at once when they are disabled, and do not sign in again', async () => {
    const person = await api.addPerson({ roles: ['executor'] });
    expect((await session(person)).statusCode).toBe(200);
    const disabled = await call({ method: 'PATCH', path: `/${person.id}`, payload: { disabled: true }, version: 1 });
    expect(disabled.json()).toMatchObject({ disabledAt: expect.any(String), version: 2 });
    expect((await session(person)).statusCode).toBe(401);
    const { email, password } = person;
    const signIn = () => api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
    expect((await signIn()).statusCode).toBe(401);
    await call({ method: 'PATCH', path: `/${person.id}`, payload: { disabled: false }, version: 2 });
    expect((await session(person)).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(201);
  });

  it('end every session when the password is new', async () => {
    const person = await api.addPerson();
    const payload = { password: 'another long one' };
    expect((await call({ method: 'PATCH', path: `/${person.id}`, payload, version: 1 })).statusCode).toBe(200);
    expect((await session(person)).statusCode).toBe(401);
  });

  it('are changed from the version that was read only', async () => {
    const { id } = await api.addPerson();
    const change = (version?: number) =>
      call({ method: 'PATCH', path: `/${id}`, payload: { roles: ['auditor'] }, ...(version && { version }) });
    expect((await change()).statusCode).toBe(428);
    expect((await change(2)).statusCode).toBe(412);
    expect((await change(1)).statusCode).toBe(200);
    expect((await change(1)).statusCode).toBe(412);
  });

  it('leave a trace without the password', async () => {
    const person = await api.addPerson({ roles: ['executor'] });
    const payload = { roles: ['auditor'], password: 'another long one' };
    await call({ method: 'PATCH', path: `/${person.id}`, payload, version: 1 });
    const { rows } = await api.sql.query<Record<string, unknown>>(
      `SELECT type, actor_id, before, after FROM events WHERE subject = 'account' AND subject_id = $1 ORDER BY sequence`,
      [person.id],
    );
    expect(rows).toEqual([
      { type: 'account.added', actor_id: null, before: null, after: { roles: ['executor'] } },
      {
        type: 'account.changed',
        actor_id: administrator.id,
        before: { roles: ['executor'], disabled: false },
        after: { roles: ['auditor'], disabled: false, newPassword: true },
      },
    ]);
  });

  it('are not taken away by their own holder', async () => {
    const own = { method: 'PATCH' as const, path: `/${administrator.id}`, version: 1 };
    expect((await call({ ...own, payload: { disabled: true } })).statusCode).toBe(409);
    expect((await call({ ...own, payload: { roles: ['executor'] } })).statusCode).toBe(409);
  });

  it('are managed by administrators only', async () => {
    const others: Role[] = ['registrar', 'executor', 'controller', 'head', 'assessor', 'observer', 'auditor'];
    const person = await api.addPerson({ roles: others });
    expect((await call({ as: person })).statusCode).toBe(403);
    expect((await call({ as: person, path: `/${person.id}` })).statusCode).toBe(403);
    const payload = { roles: ['administrator'] };
    expect((await call({ as: person, method: 'PATCH', path: `/${person.id}`, payload, version: 1 })).statusCode).toBe(
      403,
    );
  });

  it('are found by a part of the name or of the address', async () => {
    const { id, email } = await api.addPerson();
    await api.sql.query(`UPDATE persons SET name_ru = 'Ольга 100%' WHERE id = $1`, [id]);
    const found = async (q: string) =>
      (await call({ path: `?q=${encodeURIComponent(q)}` })).json<{ items: { personId: string }[] }>().items;
    expect(await found(email.toUpperCase())).toMatchObject([{ personId: id }]);
    expect(await found('ольга 100%')).toMatchObject([{ personId: id }]);
    expect(await found('100_')).toEqual([]);
  });

  it('are listed page by page', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await call({ path: `?limit=3${after}` })).json<{
        items: { personId: string }[];
        next: string | null;
      }>();
      seen.push(...page.items.map(({ personId }) => personId));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after);
    const { rows } = await api.sql.query<{ n: number }>('SELECT count(*)::int AS n FROM accounts');
    expect(new Set(seen).size).toBe(rows[0]?.n);
    expect(seen).toHaveLength(new Set(seen).size);
    expect((await call({ path: '?after=nonsense' })).json()).toMatchObject({
      status: 422,
      faults: [{ path: 'after' }],
    });
  });
});
