import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findDatabase, isAlive, type OpenDatabase, openDatabase, removeEmbeddedPostgres } from '#platform';
import { DatabaseWatch } from './database-watch.js';

async function eventually<T>(look: () => Promise<T | null>): Promise<T> {
  for (const began = performance.now(); performance.now() - began < 30_000;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen within 30 s');
}

async function answer(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ n: number }>('SELECT 1 AS n')).rows[0]?.n;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('the watch over the embedded database', () => {
  const home = mkdtempSync(join(tmpdir(), 'pacta-watch-'));
  chmodSync(home, 0o711);
  const open = (port: number) => openDatabase({ PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: port });
  afterAll(() => removeEmbeddedPostgres(home));

  it('starts a server that was killed again, where it was, says so, and stops it in the end', async () => {
    const said: string[] = [];
    const first = await open(0);
    let refusals = 1;
    const reopen = async (port: number): Promise<OpenDatabase> => {
      if (refusals-- > 0) throw new Error('The disk is full.');
      return open(port);
    };
    const watch = new DatabaseWatch(first, { open: reopen, say: (line) => said.push(line), logFile: 'postgres.log' });
    process.kill(first.pid ?? 0, 'SIGKILL');

    await eventually(async () => (said.at(-1) === 'The database runs again.' ? true : null));
    expect(said).toEqual([
      'The database ended by itself; starting it again. See postgres.log',
      'The disk is full.\nThe next try is in 1 s.',
      'The database runs again.',
    ]);
    expect(await answer(first.url)).toBe(1);

    const again = await findDatabase({ PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: 0 });
    await watch.stop();
    expect(isAlive(again?.pid ?? 0)).toBe(false);
    expect(said).toHaveLength(3);
  });

  it('lets a server alone that is given from outside', async () => {
    const outside: OpenDatabase = {
      url: 'postgres://db.example.org/pacta',
      pid: null,
      started: false,
      notice: null,
      close: async () => undefined,
      shutDown: async () => undefined,
    };
    const said: string[] = [];
    const watch = new DatabaseWatch(outside, { open, say: (line) => said.push(line), logFile: 'postgres.log' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await watch.stop();
    expect(said).toEqual([]);
  });
});
