import { RandomLife } from '../testing/random-life.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let life: RandomLife;
/** Entered `confidential`, rewritten and made `official` an hour later, renamed after another. */
let id: string;
/** Terminated: `confidential` is what took its place. */
let superseded: string;
let successor: string;
let auditor: TestPerson;

beforeAll(async () => {
  api = await startTestApi({ at: '2024-01-10T12:00:00+03:00' });
  life = await RandomLife.prepare(api);
  await api.sql.query(`UPDATE persons SET clearance = 'confidential' WHERE id = $1`, [life.people.registrar.id]);
  auditor = await api.addPerson({ roles: ['auditor'], clearance: 'official' });
  for (let count = 0; count < 3; count += 1) await life.take({ kind: 'create', which: 1, flag: false, hours: 0 });
  [id = '', superseded = '', successor = ''] = life.commitments;
  await change(id, { classification: 'confidential', text: 'The secret words.' }, 1);
  api.clock.set('2024-01-10T13:00:00+03:00');
  await change(id, { text: 'Words for all.', classification: 'official' }, 2);
  api.clock.set('2024-01-10T14:00:00+03:00');
  await change(id, { title: 'A title for all' }, 3);
  const { registrar, controller } = life.people;
  expect((await post(registrar, `/commitments/${superseded}/control`, { version: 1 })).statusCode).toBe(200);
  const body = { reason: 'Replaced.', supersededById: successor };
  expect((await post(controller, `/commitments/${superseded}/termination`, { body, version: 2 })).statusCode).toBe(200);
  await change(successor, { classification: 'confidential' }, 1);
});
afterAll(() => api.close());

async function change(commitment: string, payload: object, version: number): Promise<void> {
  const headers = { authorization: `Bearer ${life.people.registrar.token}`, 'if-match': `"${version}"` };
  const response = await api.app.inject({
    method: 'PATCH',
    url: `/api/v1/commitments/${commitment}`,
    payload,
    headers,
  });
  expect([response.statusCode, response.body]).toEqual([200, expect.anything()]);
}
const post = (who: TestPerson, url: string, { body, version }: { body?: object; version: number }) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload: body,
    headers: { authorization: `Bearer ${who.token}`, 'if-match': `"${version}"` },
  });
const get = (url: string, who: TestPerson) =>
  api.app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${who.token}` } });

interface Item {
  type: string;
  isWithheld: boolean;
  before: unknown;
  after: { title?: string } | null;
  hash: string;
}

describe('what was said under a marking above the clearance of today', () => {
  it('is withheld by the history', async () => {
    const { items } = (await get(`/commitments/${id}/history`, auditor)).json<{ items: Item[] }>();
    expect(items.map(({ isWithheld }) => isWithheld)).toEqual([false, true, true, false]);
    for (const { before, after } of items.slice(1, 3)) expect({ before, after }).toEqual({ before: null, after: null });
    expect(items.at(-1)?.after?.title).toBe('A title for all');
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  it('is told to whoever is cleared', async () => {
    const cleared = await api.addPerson({ roles: ['auditor'], clearance: 'confidential' });
    const { items } = (await get(`/commitments/${id}/history`, cleared)).json<{ items: Item[] }>();
    expect(items.map(({ isWithheld }) => isWithheld)).toEqual([false, false, false, false]);
    expect(JSON.stringify(items)).toContain('secret');
    const { body } = await get('/history/export', cleared);
    expect(body).toContain('secret');
    expect(body).toContain(`"supersededById":"${successor}"`);
  });

  it('is a hash in the export, as is what names a commitment that may not be seen', async () => {
    const { body } = await get('/history/export', auditor);
    const { items } = (await get(`/commitments/${id}/history`, auditor)).json<{ items: Item[] }>();
    expect(body).not.toContain('secret');
    expect(body).not.toContain(successor);
    expect(body).toContain('A title for all');
    const alone = body.split('\n').flatMap((line) => {
      const { event, hash } = JSON.parse(line || '{}') as { event?: object; hash?: string };
      return event === undefined && hash !== undefined ? [hash] : [];
    });
    for (const { isWithheld, hash } of items) expect(alone.includes(hash)).toBe(isWithheld);
    const terminated = (await get(`/commitments/${superseded}/history`, auditor))
      .json<{ items: Item[] }>()
      .items.at(-1);
    expect(terminated).toMatchObject({ type: 'commitment.terminated', isWithheld: false });
    expect(alone).toContain(terminated?.hash);
    expect(api.errors).toEqual([]);
  });
});
