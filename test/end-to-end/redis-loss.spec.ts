import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { freePort } from '#platform';
import { createTestDatabase, type SmtpSink, startSmtpSink, type TestDatabase, testPool, testRedisUrl } from '#testing';
import { eventually, run, type Running } from './processes.js';

/** Makes reminders that lie ahead fall due: one each, so that every batch says something new to everybody. */
const FALL_DUE = `
  WITH next AS (
    SELECT DISTINCT ON (recipient_id) id FROM occurrences WHERE state = 'planned' ORDER BY recipient_id, due_at
  )
  UPDATE occurrences SET due_at = now() - interval '1 minute' WHERE id IN (SELECT id FROM next)`;

/*
 * What an operator's Redis can do to a running `npm start`: go away, come back with nothing, be emptied, go away for
 * good. Mails go on, the processes live, and the log says in a few plain lines what is the matter.
 */
if (testRedisUrl() === null) {
  it('npm start on a Redis that fails is not looked at: install redis-server', () =>
    expect(process.env['CI']).toBeUndefined());
} else {
  describe('npm start on a Redis that fails', onFailingRedis);
}

function onFailingRedis(): void {
  const home = mkdtempSync(join(tmpdir(), 'pacta-redis-loss-'));
  let database: TestDatabase;
  let sink: SmtpSink;
  let sql: pg.Pool;
  let redis: ChildProcess;
  let redisPort: number;
  let pacta: Running;

  const startRedis = async () => {
    redis = spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', home], { stdio: 'ignore' });
    await eventually(10, () => askRedis('PING'));
  };
  const askRedis = async (command: string): Promise<unknown> => {
    const client = new Redis({ host: '127.0.0.1', port: redisPort, lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(command);
    } finally {
      client.disconnect();
    }
  };
  const killRedis = async () => {
    const gone = once(redis, 'exit');
    redis.kill('SIGKILL');
    await gone;
  };
  const log = () =>
    readFileSync(join(home, 'logs', 'worker.log'), 'utf8')
      .trimEnd()
      .split('\n');
  const owed = async () => {
    const { rows } = await sql.query<{ owed: number }>(
      `SELECT count(*)::integer AS owed FROM occurrences WHERE state NOT IN ('sent', 'expired') AND due_at < now()`,
    );
    return rows[0]?.owed;
  };
  /** Has reminders fall due and waits until they have been sent. @returns to whom */
  const nextMails = async (): Promise<string[]> => {
    const before = sink.mails.length;
    const { rowCount } = await sql.query(FALL_DUE);
    expect(rowCount).toBeGreaterThan(3);
    await eventually(45, async () => ((await owed()) === 0 ? true : null));
    return sink.mails.slice(before).flatMap(({ to }) => to);
  };

  beforeAll(async () => {
    [database, sink, redisPort] = await Promise.all([createTestDatabase(), startSmtpSink(), freePort()]);
    sql = testPool(database, { max: 1 });
    await startRedis();
    pacta = run('apps/launcher/setup.mjs', {
      options: ['start'],
      variables: {
        PACTA_DATA_DIR: home,
        PACTA_PORT: String(await freePort()),
        PACTA_SWEEP_SECONDS: '1',
        DATABASE_URL: database.url,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        SMTP_URL: sink.url,
      },
    });
    await eventually(90, () => {
      if (pacta.process.exitCode !== null) throw new Error(pacta.output());
      return /^Pacta is ready$/m.test(pacta.output()) ? true : null;
    });
    await eventually(60, async () => (sink.mails.length > 0 && (await owed()) === 0 ? true : null));
  }, 180_000);

  afterAll(async () => {
    pacta.process.kill('SIGKILL');
    redis.kill('SIGKILL');
    await sql.end();
    await sink.stop();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });

  const onceEach = (addresses: string[]) => {
    expect(addresses.length).toBeGreaterThan(0);
    expect(new Set(addresses).size).toBe(addresses.length);
  };

  it('sends while it is gone', async () => {
    await killRedis();
    onceEach(await nextMails());
  }, 60_000);

  it('sends when it is back with nothing in it', async () => {
    await startRedis();
    onceEach(await nextMails());
  }, 60_000);

  it('sends when it has been emptied', async () => {
    expect(await askRedis('FLUSHALL')).toBe('OK');
    onceEach(await nextMails());
    expect(await askRedis('FLUSHALL')).toBe('OK');
    onceEach(await nextMails());
  }, 90_000);

  it('stops when it is told to while it is gone, and has said in few plain words what was the matter', async () => {
    await killRedis();
    onceEach(await nextMails());
    pacta.process.kill('SIGINT');
    expect(await pacta.ended).toBe(0);

    expect(pacta.output()).not.toMatch(/ended by itself|did not stop cleanly/);
    const said = log().map((line) => JSON.parse(line) as { level: string; msg: string });
    expect(said.filter(({ level }) => level === 'error')).toEqual([]);
    const outages = said.filter(({ msg }) => msg.startsWith('The queue is out of reach, mails are sent without it: '));
    expect(outages.length).toBeGreaterThan(0);
    expect(outages.length).toBeLessThan(6); // one a minute, whatever is tried in between
    expect(said.length).toBeLessThan(20);
  }, 90_000);
}
