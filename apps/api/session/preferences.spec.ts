import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let person: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  person = await api.addPerson({ roles: ['head'] });
});
afterAll(() => api.close());

const URL = '/api/v1/session/preferences';
const bearer = ({ token }: TestPerson) => ({ authorization: `Bearer ${token}` });
const read = (reader: TestPerson) => api.app.inject({ method: 'GET', url: URL, headers: bearer(reader) });
const change = (payload: object, version = 1) =>
  api.app.inject({ method: 'PATCH', url: URL, headers: { ...bearer(person), 'if-match': `"${version}"` }, payload });

const USUAL = {
  language: 'en',
  morning: '09:00',
  timeZone: 'Europe/Minsk',
  digest: 'weekly',
  digestWeekday: 1,
  urgent: 'morning',
  version: 1,
};

describe('preferences', () => {
  it('are what is usual until somebody chooses, and are versioned', async () => {
    const response = await read(person);
    expect(response.json()).toEqual(USUAL);
    expect(response.headers['etag']).toBe('"1"');
  });

  it('are refused where they are not known, or might overwrite what was not seen', async () => {
    const faulty = await change({
      digest: 'hourly',
      digestWeekday: 0,
      urgent: true,
      clearance: 'official',
    });
    expect(faulty.statusCode).toBe(422);
    const { faults } = faulty.json<{ faults: { path: string }[] }>();
    expect(faults.map(({ path }) => path).sort()).toEqual(['clearance', 'digest', 'digestWeekday', 'urgent']);
    expect((await change({ digest: 'off' }, 2)).statusCode).toBe(412);
    expect((await read(person)).json()).toEqual(USUAL);
  });

  it('change for oneself, with an event that says so', async () => {
    const chosen = { language: 'be', morning: '08:15', digest: 'daily', digestWeekday: 5, urgent: 'immediate' };
    const response = await change(chosen);
    expect(response.json()).toEqual({ ...USUAL, ...chosen, version: 2 });
    const { rows } = await api.sql.query(
      `SELECT type, actor_id, before->>'digest' AS before, after->>'digest' AS after FROM events
       WHERE subject = 'person' AND subject_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [person.id],
    );
    expect(rows).toEqual([{ type: 'person.changed', actor_id: person.id, before: 'weekly', after: 'daily' }]);
  });

  it("are seen by those who see everybody's address, and by nobody else", async () => {
    const [registrar, colleague] = [await api.addPerson({ roles: ['registrar'] }), await api.addPerson()];
    const seenBy = async (reader: TestPerson) => {
      const url = `/api/v1/persons/${person.id}`;
      return (await api.app.inject({ method: 'GET', url, headers: bearer(reader) })).json<object>();
    };
    expect(await seenBy(registrar)).toMatchObject({ digest: 'daily', digestWeekday: 5, urgent: 'immediate' });
    expect(await seenBy(person)).toMatchObject({ digest: 'daily' });
    expect(await seenBy(colleague)).toMatchObject({ digest: null, digestWeekday: null, urgent: null });
  });

  it('are nobody’s without a session', async () => {
    expect((await api.app.inject({ method: 'GET', url: URL })).statusCode).toBe(401);
  });
});
