import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

let api: TestApi;
let administrator: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.addPerson({ roles: ['administrator'] });
  officer = await api.addPerson({ roles: ['executor', 'registrar', 'auditor'] });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.sql.query('TRUNCATE mailings CASCADE');
  await api.sql.query(`DELETE FROM mail_hold`);
  await api.sql.query(
    `INSERT INTO mail_hold (identity, swept_at, written_in)
     VALUES (database_identity(), now(), pg_current_xact_id()::xid)`,
  );
});

function call(
  method: 'GET' | 'POST',
  path: string,
  { by = administrator, body }: { by?: TestPerson; body?: object } = {},
) {
  const headers = { authorization: `Bearer ${by.token}` };
  return api.app.inject({ method, url: `/api/v1${path}`, headers, ...(body && { payload: body }) });
}
const events = async () => {
  const sql = `SELECT type, reason, actor_id FROM events WHERE subject = 'mail' ORDER BY id`;
  return (await api.sql.query(sql)).rows as unknown[];
};
/** As a copy of the database finds its row. */
const copy = () =>
  api.sql.query(
    `UPDATE mail_hold SET identity = identity || '{"system": "1"}', written_in = pg_current_xact_id()::xid`,
  );
async function addMailing(waits: string): Promise<void> {
  await api.sql.query(
    `INSERT INTO mailings (person_id, kind, due_at, next_attempt_at, message_id)
     VALUES ($1, 'digest', now() - interval '1 h', now() + $2::interval, '<' || gen_random_uuid() || '@example.org>')`,
    [officer.id, waits],
  );
}

describe('mail on hold', () => {
  it('of a copy is released by an administrator, once, and the history says who did it', async () => {
    await copy();
    await addMailing('-1 min');
    await addMailing('1 h');
    expect((await call('GET', '/health/mail')).json()).toMatchObject({ isHeld: true, isAutomatic: true, ready: 1 });
    const before = await events();
    for (let round = 0; round < 2; round++) {
      const released = await call('POST', '/mail/release');
      expect({ status: released.statusCode, body: released.json<object>() }).toMatchObject({
        status: 200,
        body: { isHeld: false, isAutomatic: false, reason: '', alarms: [] },
      });
    }
    expect((await events()).slice(before.length)).toEqual([
      { type: 'mail.released', reason: '', actor_id: administrator.id },
    ]);
  });

  it('is put there with a reason, which stays that of the first', async () => {
    const held = await call('POST', '/mail/hold', { body: { reason: 'it moves' } });
    expect(held.json()).toMatchObject({
      isHeld: true,
      isAutomatic: false,
      reason: 'it moves',
      by: { id: administrator.id },
    });
    expect((await call('POST', '/mail/hold', { body: { reason: 'again' } })).json()).toMatchObject({
      reason: 'it moves',
    });
    expect((await call('POST', '/mail/hold', { body: { reason: ' ' } })).json()).toMatchObject({
      status: 422,
      faults: [{ path: 'reason' }],
    });
  });

  it('is for administrators', async () => {
    expect((await call('POST', '/mail/release', { by: officer })).statusCode).toBe(403);
    expect((await call('POST', '/mail/hold', { by: officer, body: { reason: 'no' } })).statusCode).toBe(403);
  });
});
