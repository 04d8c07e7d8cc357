import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { createTestDatabase, type SmtpSink, startSmtpSink, type TestDatabase, testPool, testRedisUrl } from '#testing';

// Processes begin, are killed and begin again, on a machine that may be doing other things.
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const workers: ChildProcess[] = [];

/** A worker as its own process, as it was built. */
function startWorker(variables: Record<string, string>): ChildProcess & { errors: () => string } {
  const child = spawn(process.execPath, ['dist/apps/worker/main.js'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PACTA_SWEEP_SECONDS: '0.3',
      PACTA_LOG_LEVEL: 'fatal',
      PACTA_CHECKPOINT_MINUTES: '0',
      ...variables,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  workers.push(child);
  return Object.assign(child, { errors: () => errors });
}

/** Starts one and waits until it works. */
async function working(variables: Record<string, string>): Promise<ChildProcess> {
  const child = startWorker(variables);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the worker ended: ${child.errors()}`)));
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return ((await ended) as [number | null])[0];
}

afterEach(async () => {
  for (const child of workers.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
  }
});

/** People with one commitment each, whose only reminder is due. */
const SEED = `
  WITH body AS (
    INSERT INTO bodies (code, kind, country, time_zone, name_en)
    VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry') RETURNING id
  ), people AS (
    INSERT INTO persons (code, name, email, time_zone)
    SELECT 'p' || n, 'Person ' || n, 'p' || n || '@example.org', 'Europe/Minsk' FROM generate_series(0, $1::integer) n
    RETURNING id, code
  ), places AS (
    INSERT INTO posts (code, body_id, title_en) SELECT 'p' || n, id, 'Post ' || n FROM body, generate_series(0, $1::integer) n
    RETURNING id, code
  ), held AS (
    INSERT INTO tenures (post_id, person_id, starts_on) SELECT places.id, people.id, '2020-01-01'
    FROM places JOIN people USING (code)
  ), meeting AS (
    INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18') RETURNING id
  ), area AS (
    INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')
  ), register AS (
    INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
      controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, original_deadline,
      current_deadline, controlled_at)
    SELECT places.code, meeting.id, substr(places.code, 2)::integer, 'commitment', 'ours', 'transport', 'Title', 'Text',
      true, places.id, boss.id, boss.id, 'active', 'cis', '2023-12-18', 'default', '2024-01-18', '2024-01-18', '2023-12-18T09:00Z'
    FROM places, meeting, (SELECT id FROM places WHERE code = 'p0') boss WHERE places.code <> 'p0'
    RETURNING id, lead_post_id
  ), periods AS (
    INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
    SELECT id, 1, '2023-12-18', '2024-01-18', '2024-01-18' FROM register
  )
  INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
  SELECT register.id, 'on-day', 1, 1, people.id, 'lead', places.id, '2024-01-18', '2024-01-18T06:00Z'
  FROM register JOIN places ON places.id = register.lead_post_id JOIN people USING (code)`;

const backends = [
  ['PostgreSQL', {}],
  ...(testRedisUrl() === null ? [] : [['Redis', { REDIS_URL: testRedisUrl() ?? '' }] as const]),
] as const;

describe.each(backends)('a worker on %s', (_, queue) => {
  let database: TestDatabase;
  let sink: SmtpSink;
  let sql: pg.Pool;
  let variables: Record<string, string>;

  beforeEach(async () => {
    database = await createTestDatabase();
    sink = await startSmtpSink();
    sql = testPool(database);
    await sql.query(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}') ON CONFLICT DO NOTHING`);
    variables = { ...queue, DATABASE_URL: database.url, SMTP_URL: sink.url };
  });
  afterEach(async () => {
    for (const child of workers.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
    }
    await sql.end();
    await sink.stop();
    await database.drop();
  });

  const sentTo = () => sink.mails.map(({ to }) => to.join());
  const settled = async () => {
    const { rows } = await sql.query<{ left: string }>(
      `SELECT count(*) AS left FROM occurrences WHERE state <> 'sent'`,
    );
    return rows[0]?.left === '0';
  };
  const whenSettled = async () => {
    for (let tries = 0; tries < 600 && !(await settled()); tries++) await pause(100);
    expect(await settled()).toBe(true);
  };

  it('sends every mailing exactly once together with another, and ends cleanly', async () => {
    const pair = await Promise.all([working(variables), working(variables)]);
    await sql.query(SEED, [300]);
    await whenSettled();
    expect(sentTo()).toHaveLength(300);
    expect(new Set(sentTo()).size).toBe(300);
    expect(await Promise.all(pair.map((child) => end(child, 'SIGTERM')))).toEqual([0, 0]);
  });

  it('keeps as many connections to the mail server as it is told', async () => {
    let [underWay, most] = [0, 0];
    const onMessage = async () => {
      most = Math.max(most, (underWay += 1));
      await pause(30);
      underWay -= 1;
      return 'take' as const;
    };
    sink.behave({ onMessage });
    await working({ ...variables, PACTA_SMTP_CONNECTIONS: '2' });
    await sql.query(SEED, [12]);
    await whenSettled();
    expect(most).toBe(2);
  });

  it('loses nothing when it is killed in the middle, and sends next to nothing twice', async () => {
    const first = await working(variables);
    sink.behave({ onMessage: () => pause(5).then(() => 'take' as const) });
    await sql.query(SEED, [300]);
    await sink.waitFor(60);
    await end(first, 'SIGKILL');
    await sql.query(`UPDATE mailings SET lease_until = now() WHERE state = 'sending'`);
    await working(variables);
    await whenSettled();
    expect(new Set(sentTo()).size).toBe(300);
    // Four connections: no more than what was under way on them and its outcomes.
    expect(sentTo().length).toBeLessThanOrEqual(310);
    const twice = await sql.query('SELECT FROM mailings WHERE possibly_twice');
    expect(twice.rowCount).toBeGreaterThanOrEqual(sentTo().length - 300);
  });

  it('survives that every connection to the database is cut', async () => {
    await working(variables);
    await sql.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await sql.query(SEED, [20]);
    await whenSettled();
    expect(sentTo()).toHaveLength(20);
  }, 90_000);

  it('ends when the process that started it is gone', async () => {
    const child = await working(variables);
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  });
});

describe('a worker that cannot start', () => {
  it.each([
    [{}, 'There is no mail server: set SMTP_URL'],
    [
      {
        ...{ SMTP_URL: 'smtp://127.0.0.1:1', PACTA_DKIM_DOMAIN: 'example.org', PACTA_DKIM_SELECTOR: 'autumn' },
        ...{ PACTA_DKIM_KEY_FILE: '/nowhere/key.pem', DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
      },
      'PACTA_DKIM_KEY_FILE: /nowhere/key.pem cannot be read (ENOENT).',
    ],
    [{ SMTP_URL: 'http://mail' }, 'SMTP_URL: must be a URL that starts with smtp:// or smtps://'],
    [
      { SMTP_URL: 'smtp://127.0.0.1:1', DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
      'The database x at 127.0.0.1:1 cannot be reached',
    ],
  ])('says in one sentence what to do: %p', async (variables, sentence) => {
    const child = startWorker(variables);
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(child.errors().trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });
});
