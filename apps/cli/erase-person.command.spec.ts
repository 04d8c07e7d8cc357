import { CliGround } from './cli-ground.js';

let ground: CliGround;
let sql: CliGround['sql'];

beforeEach(async () => {
  ground = await CliGround.start();
  process.env['DATABASE_URL'] = ground.url;
  ({ sql } = ground);
  await sql.query(
    `INSERT INTO persons (code, name, email, time_zone) VALUES ('anna', 'Anna', 'anna@example.org', 'UTC')`,
  );
});
afterEach(() => ground.stop());

const erase = (...words: string[]) => ground.pacta('erase-person', ...words);

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
