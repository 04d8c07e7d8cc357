import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let person: TestPerson;
let url: string;

beforeAll(async () => {
  api = await startTestApi({ publicUrl: 'https://pacta.example.org' });
  person = await api.addPerson({ roles: ['head'] });
  const { rows } = await api.sql.query<{ token: string }>('SELECT digest_token AS token FROM persons WHERE id = $1', [
    person.id,
  ]);
  url = `/api/v1/unsubscribe/${rows[0]?.token}`;
});
afterAll(() => api.close());

async function state(): Promise<unknown> {
  const { rows } = await api.sql.query(
    `SELECT digest, version, (SELECT count(*)::integer FROM events WHERE subject_id = p.id::text) AS events,
       (SELECT type FROM events WHERE subject = 'person' AND subject_id = p.id::text ORDER BY sequence DESC LIMIT 1) AS last
     FROM persons p WHERE id = $1`,
    [person.id],
  );
  return rows[0];
}

const ONE_CLICK = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: 'List-Unsubscribe=One-Click',
};

describe('the link that ends the digests', () => {
  it('changes nothing by being opened, and shows a page that asks', async () => {
    const before = await state();
    for (const method of ['GET', 'HEAD'] as const) {
      const response = await api.app.inject({ method, url });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(response.headers['content-security-policy']).toContain("form-action 'self'");
      expect(response.headers['referrer-policy']).toBe('same-origin');
    }
    const { body } = await api.app.inject({ method: 'GET', url });
    expect(body).toContain('<form method="post">');
    expect(body).toContain('Отказаться от сводок');
    expect(await state()).toEqual(before);
    expect(before).toMatchObject({ digest: 'weekly', version: 1 });
  });

  it('looks the same for a link that is nobody’s, which does nothing', async () => {
    const [own, other] = await Promise.all(
      [url, `/api/v1/unsubscribe/${randomUUID()}`].map((link) => api.app.inject({ method: 'GET', url: link })),
    );
    expect(other?.body).toBe(own?.body);
    const gone = await api.app.inject({ method: 'POST', url: `/api/v1/unsubscribe/${randomUUID()}`, ...ONE_CLICK });
    expect(gone.statusCode).toBe(404);
    expect((await api.app.inject({ method: 'POST', url: '/api/v1/unsubscribe/1', ...ONE_CLICK })).statusCode).toBe(422);
  });

  it('ends them when it is posted to, without a session, once, with an event', async () => {
    const response = await api.app.inject({ method: 'POST', url, ...ONE_CLICK });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('The digests have been stopped');
    const after = await state();
    expect(after).toMatchObject({ digest: 'off', version: 2, last: 'person.unsubscribed' });
    expect((await api.app.inject({ method: 'POST', url, ...ONE_CLICK })).statusCode).toBe(200);
    expect(await state()).toEqual(after);
  });

  it('takes the form of a browser from its own page, and forms nowhere else', async () => {
    const origin = 'https://pacta.example.org';
    const { headers, payload } = ONE_CLICK;
    expect((await api.app.inject({ method: 'POST', url, headers: { ...headers, origin }, payload })).statusCode).toBe(
      200,
    );
    expect((await api.app.inject({ method: 'POST', url: '/api/v1/session', ...ONE_CLICK })).statusCode).toBe(415);
    expect(api.errors).toEqual([]);
  });
});
