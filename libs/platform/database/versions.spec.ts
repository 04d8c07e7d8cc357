import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';

/** Tables that no read of the register as of a moment has to do with. */
const OF_TODAY = [
  ...['accounts', 'sessions', 'sign_in_failures', 'idempotency_keys', 'imported_entries', 'migrations'],
  ...['saved_views'],
  ...['calendars', 'calendar_days', 'regimes', 'ladders'],
  ...['sealed_values', 'event_leaves', 'events_pending', 'checkpoints', 'checkpoint_requests', 'checkpoint_mails'],
  ...['history_state', 'history_checks'],
  ...['occurrences', 'mailings', 'mail_hold', 'digest_turns', 'plan_checks', 'job_runs'],
];
/** Rows are only ever added. */
const GROWING = ['events', 'files'];

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = await connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function connect(): Promise<pg.Client> {
  const connected = new pg.Client({ connectionString: database.url });
  await connected.connect();
  return connected;
}

const at = (time: string) => `2024-01-17T${time}:00Z`;

/** One transaction whose moment is `time`. */
async function write(time: string, sql: string): Promise<void> {
  await client.query(`BEGIN; SET LOCAL pacta.now = '${at(time)}'; ${sql}; COMMIT`);
}

/** What there was at each of some moments. */
async function namesAt(...times: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const time of times) {
    await client.query(`SET pacta.as_of = '${at(time)}'`);
    const { rows } = await client.query<{ name_en: string }>('SELECT name_en FROM as_of.areas ORDER BY name_en');
    found.push(rows.map(({ name_en }) => name_en).join());
  }
  return found;
}

const add = (name: string) => `INSERT INTO areas (code, name_en) VALUES ('trade', '${name}')`;
const rename = (name: string) => `UPDATE areas SET name_en = '${name}' WHERE code = 'trade'`;
const remove = `DELETE FROM areas WHERE code = 'trade'`;

describe('the versions of a row', () => {
  beforeEach(() => client.query('TRUNCATE past.areas; DELETE FROM areas; TRUNCATE past.areas'));

  it('are there from the moment of the transaction that wrote them to that of the next', async () => {
    await write('09:00', add('one'));
    await write('10:00', rename('two'));
    await write('11:00', remove);
    await write('12:00', add('three'));
    const moments = ['08:59', '09:00', '09:59', '10:00', '10:59', '11:00', '11:59', '12:00', '23:00'];
    expect(await namesAt(...moments)).toEqual(['', 'one', 'one', 'two', 'two', '', '', 'three', 'three']);
  });

  it('leave nothing of what one transaction wrote and changed', async () => {
    await write('09:00', `${add('one')}; ${rename('two')}; ${remove}; ${add('three')}; ${rename('four')}`);
    await write('10:00', `${rename('five')}; ${remove}; ${add('six')}`);
    expect(await namesAt('09:00', '09:59', '10:00')).toEqual(['four', 'four', 'six']);
    const { rows } = await client.query('SELECT name_en FROM past.areas');
    expect(rows).toEqual([{ name_en: 'four' }]);
  });

  it('are not made by an update that changes nothing', async () => {
    await write('09:00', add('one'));
    await write('10:00', rename('one'));
    const { rows } = await client.query(`SELECT valid_from = '${at('09:00')}' AS kept FROM areas`);
    expect(rows).toEqual([{ kept: true }]);
  });

  it.each([
    ['an update', rename('late')],
    ['a row put in place of another', `${remove}; ${add('late')}`],
  ])('are one at any moment when a transaction that began earlier comes later with %s', async (_, sql) => {
    await write('09:00', add('one'));
    const early = await connect();
    await early.query(`BEGIN; SET LOCAL pacta.now = '${at('10:00')}'`);
    await write('11:00', rename('two'));
    await early.query(`${sql}; COMMIT`);
    await early.end();
    const moments = ['09:00', '10:00', '10:59', '11:00', '12:00'];
    // What was committed at 11:00 was there: what is built on it is dated just after.
    expect(await namesAt(...moments)).toEqual(['one', 'one', 'one', 'two', 'late']);
  });

  it('are written at the time of the database by whoever says no time', async () => {
    await client.query(add('one'));
    const { rows } = await client.query('SELECT valid_from > now() - interval $$1 min$$ AS fresh FROM areas');
    expect(rows).toEqual([{ fresh: true }]);
  });
});

it('nothing is answered where no moment was set', async () => {
  const fresh = await connect();
  await fresh.query(add('one')).catch(() => undefined);
  expect((await fresh.query('SELECT FROM as_of.areas')).rows).toHaveLength(0);
  await fresh.end();
});

describe('every table', () => {
  const columnsOf = async (schema: string) => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
       FROM information_schema.columns WHERE table_schema = $1 GROUP BY table_name`,
      [schema],
    );
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  };

  it('is kept, or grows, or is of today; what is kept has all its columns (else: keep_past in a migration)', async () => {
    const [now, past, views] = [await columnsOf('public'), await columnsOf('past'), await columnsOf('as_of')];
    expect([...now.keys()].sort()).toEqual([...OF_TODAY, ...GROWING, ...past.keys()].sort());
    expect([...views.keys()].sort()).toEqual([...GROWING, ...past.keys()].sort());
    for (const [table, columns] of views) expect([table, columns]).toEqual([table, now.get(table)]);
    for (const [table, columns] of past) {
      expect([table, columns]).toEqual([table, [...(now.get(table) ?? []), 'valid_to'].sort()]);
    }
  });

  it('gets a new column in the past as well', async () => {
    await client.query(`ALTER TABLE areas ADD COLUMN remark text; SELECT keep_past('areas')`);
    await write('13:00', add('one').replace('trade', 'new'));
    await write('13:01', `UPDATE areas SET remark = 'old' WHERE code = 'new'`);
    await write('13:02', `UPDATE areas SET remark = 'new' WHERE code = 'new'`);
    await client.query(`SET pacta.as_of = '${at('13:01')}'`);
    const { rows } = await client.query(`SELECT remark FROM as_of.areas WHERE code = 'new'`);
    expect(rows).toEqual([{ remark: 'old' }]);
  });
});
