import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { run } from './run.js';

let database: TestDatabase;
let sql: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  await sql.query(
    `INSERT INTO persons (code, name, email, time_zone) VALUES ('anna', 'Anna', 'anna@example.org', 'UTC')`,
  );
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

/** As an operator runs it, within this process. */
async function erase(...words: string[]) {
  process.env['DATABASE_URL'] = database.url;
  const written = { said: '', stderr: '' };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text) => void (written.said += String(text))),
    jest.spyOn(console, 'error').mockImplementation((text) => void (written.stderr += String(text))),
  ];
  try {
    return { status: await run(['erase-person', ...words]), ...written };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

const persons = async () => (await sql.query<{ name: string }>('SELECT name FROM persons')).rows;

it('erases by address or code, once', async () => {
  expect(await erase('ANNA@example.org', '--reason', 'Asked for it.')).toMatchObject({
    status: 0,
    said: expect.stringMatching(/^Erased\. The register knows them as erased-[0-9a-f-]{36}\.$/) as unknown,
  });
  expect(await persons()).toEqual([{ name: 'Erased person' }]);
  const { rows } = await sql.query('SELECT type, reason, actor_id FROM events');
  expect(rows).toEqual([{ type: 'person.erased', reason: 'Asked for it.', actor_id: null }]);
  expect(await erase('anna', '--reason', 'Again.')).toMatchObject({ status: 1, stderr: 'There is no person anna.' });
});

it('says what the person is needed for', async () => {
  await sql.query(`INSERT INTO accounts (person_id, password_hash) SELECT id, 'x' FROM persons`);
  expect(await erase('anna', '--reason', 'Asked for it.')).toMatchObject({
    status: 1,
    stderr: 'Their account is enabled: disable it.',
  });
  expect(await persons()).toEqual([{ name: 'Anna' }]);
});
