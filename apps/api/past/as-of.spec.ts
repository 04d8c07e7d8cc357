import { readFileSync } from 'node:fs';
import { type LifeStep, RandomLife } from '../testing/random-life.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let life: RandomLife;
/** Entered `official` on 10 January at 23:30 in Minsk, 06:30 of the 11th in Vladivostok; public since the 20th. */
let id: string;

beforeAll(async () => {
  api = await startTestApi({ at: '2024-01-10T23:30:00+03:00' });
  life = await RandomLife.prepare(api);
  const take = (kind: LifeStep['kind'], flag: boolean) => life.take({ kind, which: 1, flag, hours: 0 });
  expect(await take('create', false)).toBe(201);
  id = life.commitments[0] ?? '';
  api.clock.set('2024-01-20T12:00:00+03:00');
  const body = { classification: 'public', observerIds: [life.people.observer.id] };
  expect((await send('PATCH', `/commitments/${id}`, { body, version: 1 })).statusCode).toBe(200);
  api.clock.set('2024-01-25T12:00:00+03:00');
});
afterAll(() => api.close());

const send = (method: 'PATCH' | 'POST', url: string, { body, version }: { body?: object; version?: number }) =>
  api.app.inject({
    method,
    url: `/api/v1${url}`,
    payload: body,
    headers: {
      authorization: `Bearer ${life.people.registrar.token}`,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
  });
const get = (url: string, who: TestPerson = life.people.auditor) =>
  api.app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${who.token}` } });

const refusal = (response: { statusCode: number; json: <T>() => T }) => {
  const { code, faults } = response.json<{ code: string; faults: { path: string }[] }>();
  return [response.statusCode, code, ...faults.map(({ path }) => path)];
};

describe('a moment', () => {
  it.each([
    ...['yesterday', '', '2024-02-30', '2024-13-01', '2024-01-20T25:00Z', '2024-01-20T09:00', '1899-12-31', '20240120'],
    ...['2024-01-20T09:00:00Z[Europe/Minsk]', '2024-01-20&asOf=2024-01-21', '+012024-01-20', "2024-01-20'--"],
    ...['2024-01-26', '2024-01-25T09:00:00.001Z', '2999-01-01'],
  ])('that cannot be read or is to come is refused: %s', async (moment) => {
    expect(
      refusal(await get(`/commitments?asOf=${moment.includes('&') ? moment : encodeURIComponent(moment)}`)),
    ).toEqual([...[400, 'bad_moment', 'asOf']]);
  });

  it.each([
    ['2024-01-10', 'Europe/Minsk', 1],
    ['2024-01-09', 'Europe/Minsk', 0],
    ['2024-01-10', 'Asia/Vladivostok', 0],
    ['2024-01-11', 'Asia/Vladivostok', 1],
    ['2024-01-10T20:30:00Z', 'Asia/Vladivostok', 1],
    ['2024-01-10T23:30:00+03:00', 'Europe/Minsk', 1],
    ['2024-01-10T20:29:59.999Z', 'Europe/Minsk', 0],
    ['2024-01-25', 'Europe/Minsk', 1],
  ])('that is a date is the end of that day where the reader is: %s in %s', async (moment, zone, count) => {
    await api.sql.query('UPDATE persons SET time_zone = $2 WHERE id = $1', [life.people.auditor.id, zone]);
    expect((await get(`/commitments/count?asOf=${encodeURIComponent(moment)}`)).json()).toEqual({ count });
  });

  it('of today is now', async () => {
    const [today, now] = [await get(`/commitments/${id}?asOf=2024-01-25`), await get(`/commitments/${id}`)];
    expect(today.body).toBe(now.body);
  });
});

describe('a route', () => {
  const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
  };
  const others = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { parameters = [] }]) => !parameters.some(({ name }) => name === 'asOf'))
      .map(([method]) => [method.toUpperCase(), path] as const),
  );

  it('that does not take it refuses it, whatever the method', async () => {
    expect(others.length).toBeGreaterThan(50);
    const { token } = life.people.registrar;
    for (const [method, path] of others) {
      const url = `${path.replace(/\{(\w+)\}/g, id)}?asOf=2024-01-20`;
      const response = await api.app.inject({
        method: method as 'GET',
        url,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([method, path, ...refusal(response)]).toEqual([method, path, 400, 'bad_moment', 'asOf']);
    }
  });
});

describe('the rights', () => {
  const asOf = (url: string) => `${url}?asOf=2024-01-15`;

  it('are those of today, but for what was marked above the clearance then', async () => {
    const { auditor, observer } = life.people;
    expect((await get(`/commitments/${id}`, observer)).statusCode).toBe(200);
    expect((await get(asOf('/commitments'), auditor)).json()).toMatchObject({
      items: [{ id, classification: 'official' }],
    });
    expect((await get(asOf('/commitments'), observer)).json()).toEqual({ items: [], next: null });
    const hidden = await get(asOf(`/commitments/${id}`), observer);
    const unknown = await get(asOf(`/commitments/${id.replace(/^.{8}/, '00000000')}`), observer);
    expect([hidden.statusCode, hidden.body]).toEqual([404, unknown.body]);
    expect((await get(`/commitments/${id}?asOf=2024-01-20T09:00:00Z`, observer)).statusCode).toBe(200);
  });

  it('show the past of a commitment to whoever has to do with it today', async () => {
    const { deputy, lead } = life.people;
    expect((await get(asOf(`/commitments/${id}`), lead)).statusCode).toBe(200);
    expect((await get(asOf(`/commitments/${id}`), deputy)).statusCode).toBe(404);
    const body = { leadPostId: life.posts[1] };
    expect((await send('PATCH', `/commitments/${id}`, { body, version: 2 })).statusCode).toBe(200);
    for (const url of [`/commitments/${id}`, `/commitments/${id}/history`]) {
      expect([url, (await get(asOf(url), lead)).statusCode]).toEqual([url, 404]);
      expect([url, (await get(asOf(url), deputy)).statusCode]).toEqual([url, 200]);
    }
    const read = await get(asOf(`/commitments/${id}`), deputy);
    expect(read.json()).toMatchObject({ lead: { id: life.posts[0] }, version: 1 });
  });
});
