import { createTestDatabase, type TestDatabase } from '#testing';
import { readOutside, verifyWithin } from '#history';
import pg from 'pg';
import { Random } from '../faults/random.js';
import { EDITS } from './edits.js';
import { TamperRegister } from './register.js';
import { tamper } from './tamper.js';

let database: TestDatabase;
let register: TamperRegister;

beforeAll(async () => {
  database = await createTestDatabase();
  register = await TamperRegister.open(database.url);
  await register.fill();
});
afterAll(async () => {
  await register.close();
  await database.drop();
});

/** The whole is `npm run tamper`. */
const EDITS_HERE = 360;

describe('a history that somebody edits in the database', () => {
  it('tells every edit after the next checkpoint', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { made, missed } = await tamper(register, EDITS_HERE, new Random(seed));
    expect({ seed, missed }).toEqual({ seed, missed: [] });
    expect(Object.keys(made)).toEqual(Object.keys(EDITS));
  }, 120_000);

  it('is whole again when the edits are taken back', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN');
    const report = await verifyWithin(client, await readOutside(register.folder));
    await client.end();
    expect(report).toMatchObject({ found: 0, leaves: 48, pending: 2, checkpoints: 4 });
  });
});
