import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeEmbeddedPostgres } from './embedded-postgres.js';
import { findDatabase, type OpenDatabase, openDatabase } from './open-database.js';
import { freePort } from './ports.js';
import { isAlive, runningPostmaster } from './postmaster.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Open to walk through for the account that PostgreSQL runs as when the tests run as root. */
function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'pacta-embedded-'));
  chmodSync(home, 0o711);
  return home;
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}

describe('the embedded PostgreSQL', () => {
  const home = temporaryHome();
  const cluster = join(home, 'postgres');
  const environment = { PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: 0 };
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(environment);
    await query(database.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  });

  afterAll(async () => {
    await removeEmbeddedPostgres(home);
  });

  it('keeps its data over a stop and a start', async () => {
    await database.close();
    expect(runningPostmaster(cluster)).toBeNull();
    database = await openDatabase(environment);
    expect(await query(database.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('is found by a second caller, who leaves it running', async () => {
    const second = await openDatabase(environment);
    expect(second).toMatchObject({ url: database.url, started: false });
    await second.close();
    expect(await query(database.url, 'SELECT n FROM kept')).toHaveLength(1);
  });

  it('stays for a launcher that came later', async () => {
    const later = new pg.Client({ connectionString: database.url });
    await later.connect();
    await database.close();
    expect(runningPostmaster(cluster)).not.toBeNull();
    await later.end();
  });

  it('keeps its password where its owner alone can read it', () => {
    expect(statSync(join(home, 'postgres.json')).mode & 0o777).toBe(0o600);
    const { password } = JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as { password: string };
    expect(password).toHaveLength(36);
  });

  it('starts over the pid file of a server that was killed', async () => {
    const { pid } = runningPostmaster(cluster)!;
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    database = await openDatabase(environment);
    expect(await query(database.url, 'SELECT n FROM kept')).toHaveLength(1);
  });

  it('starts over a pid file that names a process of somebody else', async () => {
    await database.shutDown();
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    );
    expect(await findDatabase(environment)).toBeNull();
    database = await openDatabase(environment);
    expect(await query(database.url, 'SELECT n FROM kept')).toHaveLength(1);
  });

  it('gives one server to two who start it at once', async () => {
    await database.shutDown();
    const [one, other] = await Promise.all([openDatabase(environment), openDatabase(environment)]);
    expect(one.url).toBe(other.url);
    expect([one.started, other.started].filter(Boolean)).toHaveLength(1);
    database = one;
  });

  it('says in one sentence that its port is taken', async () => {
    await database.shutDown();
    const port = await freePort();
    const squatter = await listenOn(port);
    await expect(openDatabase({ ...environment, PACTA_POSTGRES_PORT: port })).rejects.toThrow(
      `Port ${port} for PostgreSQL is taken: set PACTA_POSTGRES_PORT to another one, or to 0 for any free port.`,
    );
    squatter.close();
    database = await openDatabase(environment);
  });
});

describe('as root, with a home that the account of PostgreSQL cannot enter', () => {
  it('keeps the data where it can, says where, and finds them again', async () => {
    if (process.getuid?.() !== 0) return;
    const home = mkdtempSync(join(tmpdir(), 'pacta-embedded-'));
    const environment = { PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: 0 };
    const first = await openDatabase(environment);
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.close();
    const second = await openDatabase(environment);

    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    expect(second.notice).toMatch(
      /cannot enter .*: the database is kept in \/var\/lib\/pacta\/[0-9a-f]{12}\/postgres\.$/,
    );
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    await removeEmbeddedPostgres(home);
    const [shelter = ''] = /\/var\/lib\/pacta\/\w+/.exec(second.notice ?? '') ?? [];
    expect([home, shelter].filter(existsSync)).toEqual([]);
  });
});

describe('openDatabase', () => {
  it('begins anew where a first start was cut off half-way', async () => {
    const home = temporaryHome();
    mkdirSync(join(home, 'postgres.new'));
    writeFileSync(join(home, 'postgres.new', 'PG_VERSION'), '18\n');
    const database = await openDatabase({ PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: 0 });
    expect(await query(database.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await removeEmbeddedPostgres(home);
  });

  it('names DATABASE_URL when the server there does not answer, without its password', async () => {
    const port = await freePort();
    const attempt = openDatabase({
      DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${port}/pacta`,
      PACTA_DATA_DIR: '.pacta',
      PACTA_POSTGRES_PORT: 0,
    });
    await expect(attempt).rejects.toThrow(`The database pacta at 127.0.0.1:${port} cannot be reached`);
    await expect(attempt).rejects.not.toThrow('secret');
  });
});
