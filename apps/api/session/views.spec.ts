import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let person: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  [person, other] = [await api.addPerson(), await api.addPerson()];
});
afterAll(() => api.close());

interface View {
  id: string;
  name: string;
  address: string;
  version: number;
}

const URL = '/api/v1/session/views';
const OVERDUE = { name: 'Overdue', address: 'timeliness=overdue&sort=-due' };

const as = ({ token }: TestPerson, more: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${token}`, ...more },
});
const add = (payload: object, who = person, key?: string) =>
  api.app.inject({
    method: 'POST',
    url: URL,
    payload,
    ...as(who, { ...(key !== undefined && { 'idempotency-key': key }) }),
  });
const change = (id: string, payload: object, { version = 1, who = person } = {}) =>
  api.app.inject({ method: 'PATCH', url: `${URL}/${id}`, payload, ...as(who, { 'if-match': `"${version}"` }) });
const remove = (id: string, { version = 1, who = person } = {}) =>
  api.app.inject({ method: 'DELETE', url: `${URL}/${id}`, ...as(who, { 'if-match': `"${version}"` }) });
const read = (id: string, who = person) => api.app.inject({ url: `${URL}/${id}`, ...as(who) });
const namesOf = async (who: TestPerson) =>
  (await api.app.inject({ url: URL, ...as(who) })).json<{ items: View[] }>().items.map(({ name }) => name);

describe('views of the register', () => {
  it('are saved, listed by name, changed and removed, with no event of it', async () => {
    const added = await add(OVERDUE);
    expect(added.statusCode).toBe(201);
    const view = added.json<View>();
    expect(view).toEqual({ ...OVERDUE, id: view.id, version: 1 });
    expect(added.headers).toMatchObject({ location: `${URL}/${view.id}`, etag: '"1"' });
    await add({ name: 'by area', address: '' });

    const changed = await change(view.id, { name: 'Late' });
    expect({ ...changed.json<View>(), etag: changed.headers['etag'] }).toEqual({
      ...view,
      name: 'Late',
      version: 2,
      etag: '"2"',
    });
    expect((await read(view.id)).json()).toMatchObject({ name: 'Late', address: OVERDUE.address });
    expect(await namesOf(person)).toEqual(['by area', 'Late']);

    expect((await remove(view.id, { version: 2 })).statusCode).toBe(204);
    expect((await read(view.id)).statusCode).toBe(404);
    expect(await namesOf(person)).toEqual(['by area']);
    const { rows } = await api.sql.query('SELECT type FROM events WHERE actor_id = $1', [person.id]);
    expect(rows).toEqual([]);
  });

  it('have each a name of their own, whatever the case, for each person', async () => {
    const { id } = (await add({ ...OVERDUE, name: 'Просроченные' })).json<View>();
    const late = (await add({ ...OVERDUE, name: 'Late' })).json<View>();
    const again = await add({ ...OVERDUE, name: ' просроченные ' });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'name_taken']);
    expect((await change(late.id, { name: 'ПРОСРОЧЕННЫЕ' })).json()).toMatchObject({ code: 'name_taken' });
    expect((await change(id, { name: 'ПРОСРОЧЕННЫЕ' })).statusCode).toBe(200);
    expect((await add({ ...OVERDUE, name: 'Просроченные' }, other)).statusCode).toBe(201);
  });

  it("are nobody else's", async () => {
    const { id } = (await add(OVERDUE)).json<View>();
    const answers = [
      await read(id, other),
      await change(id, { name: 'Mine' }, { who: other }),
      await remove(id, { who: other }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(await namesOf(other)).toEqual([]);
    expect((await read(id)).json()).toMatchObject({ ...OVERDUE, version: 1 });
    expect((await api.app.inject({ url: URL })).statusCode).toBe(401);
  });

  it('are changed and removed only as they were read', async () => {
    const { id } = (await add(OVERDUE)).json<View>();
    await change(id, { address: 'sort=due' });
    expect((await change(id, { name: 'Late' })).statusCode).toBe(412);
    expect((await remove(id)).statusCode).toBe(412);
    const without = await api.app.inject({ method: 'DELETE', url: `${URL}/${id}`, ...as(person) });
    expect(without.statusCode).toBe(428);
  });

  it.each([
    [{ name: ' ', address: 'sort=due' }, ['name']],
    [{ name: 'a\u202eb', address: 'https://evil.test/?a=b' }, ['name', 'address']],
    [{ name: 'x'.repeat(101), address: `q=${'x'.repeat(2000)}`, personId: 'x' }, ['name', 'address', 'personId']],
    [{ name: 'Mine' }, ['address']],
  ])('are refused where they are none: %j', async (payload, paths) => {
    const response = await add(payload);
    expect(response.statusCode).toBe(422);
    const { faults } = response.json<{ faults: { path: string }[] }>();
    expect(faults.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(await namesOf(person)).toEqual([]);
  });

  it('are saved once under a key, and fifty at most, also when two come at once', async () => {
    const first = await add(OVERDUE, person, 'once');
    expect((await add(OVERDUE, person, 'once')).json()).toEqual(first.json());
    await api.sql.query(
      `INSERT INTO saved_views (person_id, name, address) SELECT $1, 'View ' || n, '' FROM generate_series(1, 48) n`,
      [person.id],
    );
    const last = await Promise.all(['One', 'Two'].map((name) => add({ ...OVERDUE, name })));
    expect(last.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await add({ ...OVERDUE, name: 'Three' })).json()).toMatchObject({ code: 'too_many_views' });
    expect(await namesOf(person)).toHaveLength(50);
    expect(api.errors).toEqual([]);
  });
});
