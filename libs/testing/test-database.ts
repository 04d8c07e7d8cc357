import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Connection string, as superuser. */
  url: string;
  name: string;
  /** Cuts what is still connected and removes the database. */
  drop(): Promise<void>;
}

/** An own database with the schema of today and nothing in it, cloned in a few milliseconds. One a test file. */
export function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  return cloneDatabase(options.empty ? 'template0' : shared('PACTA_TEST_TEMPLATE'));
}

/** A copy of a test's database, as an operator makes one to try things out. Idle connections to it are cut for that. */
export async function copyTestDatabase({ name }: TestDatabase): Promise<TestDatabase> {
  await administer(
    shared('PACTA_TEST_ADMIN_URL'),
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
  return cloneDatabase(name);
}

/**
 * A copy of a database that `prepare` fills once in a run of the tests, however many files ask for it: what takes long to
 * enter is entered by the first, while the others wait.
 * @param name of what it is prepared as, a word
 */
export async function preparedTestDatabase(
  name: string,
  prepare: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  const prepared = `${shared('PACTA_TEST_TEMPLATE')}_${name}`;
  const client = new pg.Client({ connectionString: shared('PACTA_TEST_ADMIN_URL') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [prepared]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [prepared]);
    if (rowCount === 0) {
      const database = await createTestDatabase();
      await prepare(database);
      await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}'`);
      await client.query(`ALTER DATABASE ${database.name} RENAME TO ${prepared}`);
    }
  } finally {
    await client.end();
  }
  return cloneDatabase(prepared);
}

async function cloneDatabase(template: string): Promise<TestDatabase> {
  const adminUrl = shared('PACTA_TEST_ADMIN_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** The Redis of this run, or null where the machine has none. Shared: use a prefix of your own. */
export function testRedisUrl(): string | null {
  return process.env['PACTA_TEST_REDIS_URL'] || null;
}

function shared(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this runs inside Jest, after its global set-up`);
  return value;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two clones of one template at once exclude each other; they take turns instead of failing.
    await client.query('SELECT pg_advisory_lock(7226002)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
