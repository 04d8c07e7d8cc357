import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase, testPool } from '#testing';
import { isDatabaseLost } from './database-lost.js';
import { SYSTEM, Transactions } from './transactions.js';

describe('a transaction whose connection is lost', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let sql: pg.Pool;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = testPool(database, { max: 2 });
    module = await createTestingModule({ url: database.url, clock: new FixedClock('2024-01-17T09:00:00Z') }, {});
    transactions = module.get(Transactions);
  });
  afterAll(async () => {
    await module.close();
    await sql.end();
    await database.drop();
  });

  const write = () => transactions.manager.query(`INSERT INTO areas (code, name_en) VALUES ('lost', 'Lost')`);
  /** The server ends the connection of the open transaction. */
  const lose = async () => {
    const [own] = await transactions.manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    await sql.query('SELECT pg_terminate_backend($1)', [own?.pid]);
    for (let left = 1; left > 0;) {
      const { rowCount } = await sql.query('SELECT FROM pg_stat_activity WHERE pid = $1', [own?.pid]);
      left = rowCount ?? 0;
    }
  };
  const outcomeOf = (work: () => Promise<unknown>) =>
    transactions.run(SYSTEM, work).then(
      () => 'done',
      (error: unknown) => (isDatabaseLost(error) ? 'lost' : String(error)),
    );

  it.each([
    ['while a statement runs', () => transactions.manager.query('SELECT pg_terminate_backend(pg_backend_pid())')],
    [
      'between two statements',
      async () => {
        await write();
        await lose();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await transactions.manager.query('SELECT 1');
      },
    ],
    ['before it is committed', async () => (await write(), lose())],
  ])('says so: %s', async (_, work) => {
    expect(await outcomeOf(work)).toBe('lost');
    expect((await sql.query(`SELECT FROM areas WHERE code = 'lost'`)).rowCount).toBe(0);
    expect(await outcomeOf(() => transactions.manager.query('SELECT 1'))).toBe('done');
  });

  it('says what else went wrong as it is', async () => {
    expect(await outcomeOf(() => Promise.reject(new Error('another')))).toBe('Error: another');
    expect(await outcomeOf(() => transactions.manager.query('SELECT 1 / 0'))).toContain('division by zero');
  });
});

describe('isDatabaseLost', () => {
  const withCode = (code: string) => Object.assign(new Error('as it comes'), { code });
  const ofServer = (code: string) => Object.assign(new pg.DatabaseError('as it comes', 11, 'error'), { code });
  it.each<[expected: boolean, of: string, error: unknown]>([
    [true, 'nobody listens', withCode('ECONNREFUSED')],
    [true, 'cut off', withCode('ECONNRESET')],
    [true, 'written to when it was gone', withCode('EPIPE')],
    [true, 'no such host', withCode('ENOTFOUND')],
    [true, 'the end of a connection', new Error('Connection terminated unexpectedly')],
    [
      true,
      'a statement on a dead connection',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    [true, 'a statement on a closed connection', new Error('Client was closed and is not queryable')],
    [true, 'a pool without connections', new Error('timeout exceeded when trying to connect')],
    [true, 'an operator who stops it', ofServer('57P01')],
    [true, 'the crash of another backend', ofServer('57P02')],
    [true, 'a server that is starting', ofServer('57P03')],
    [true, 'a connection failure', ofServer('08006')],
    [false, 'a statement that was cancelled', ofServer('57014')],
    [false, 'a violated constraint', ofServer('23505')],
    [false, 'a file that is not there', withCode('ENOENT')],
    [false, 'anything else', new Error('as it comes')],
    [false, 'no error', 'Connection terminated'],
  ])('is %s for %s', (expected, _, error) => expect(isDatabaseLost(error)).toBe(expected));
});
