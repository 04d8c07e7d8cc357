import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { freePort } from '#platform';
import { PostgresServer } from './servers.js';
import { largeMeetingFile } from '../load/large-file.js';
import { ApiClient } from '../end-to-end/api-client.js';
import { eventually, pacta, run, type Running } from '../end-to-end/processes.js';

const PASSWORD = 'a password for tests';
const OPERATOR = 'operator@example.org';
const COMMITMENTS = 200;

/*
 * PostgreSQL is killed while long work goes on. What was refused has left nothing, what was done is there as a whole,
 * sending it again under its key does it once, no half of a file passes for a whole one, and the history verifies.
 */
describe('a PostgreSQL that is killed in the middle', () => {
  const home = mkdtempSync(join(tmpdir(), 'pacta-database-loss-'));
  let postgres: PostgresServer;
  let variables: Record<string, string>;
  let api: Running;
  let operator: ApiClient;

  const rows = <Row>(sql: string) => postgres.run<Row>('register', sql);
  const isUp = () => eventually(30, async () => ((await operator.get('/health')).status === 200 ? true : null));
  const command = async (...options: string[]) => {
    const running = run('dist/apps/cli/main.js', { options, variables });
    return { code: await running.ended, said: running.output() };
  };
  const verifies = async () => expect(await pacta(['verify'], variables)).toContain('Everything is as it was signed.');

  const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  /** Kills the server so long after the work has begun, and starts it again. @returns what became of the work */
  const killedAfter = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    const [outcome] = await Promise.all([work(), sleep(milliseconds).then(() => postgres.kill())]);
    await postgres.revive();
    await isUp();
    return outcome;
  };
  /** Does it again with the server killed at another part of its time, until it was in the middle once. */
  const untilOneIsLost = async (work: (part: number, n: number) => Promise<boolean>) => {
    let wasLost = false;
    for (const [n, part] of [0.5, 0.75, 0.25, 0.6, 0.4, 0.1].entries()) wasLost ||= await work(part, n);
    expect(wasLost).toBe(true);
  };
  /** A command begins to work when it has started. The first was slow where it was read from disk: each try comes earlier. */
  const inCommand = (usual: number, part: number, n: number) => usual * (0.6 + part / 3) * 0.9 ** n;
  /**
   * Sends a request during which the server is killed. What it did is told by what it counts in the register: all of it
   * or nothing; and sent again under its key it is done, once.
   * @returns the counts before and in the end, and whether the answer was lost
   */
  const doneOnce = async <Counts>(
    { path, body, version }: { path: string; body: unknown; version?: number },
    { milliseconds, counts }: { milliseconds: number; counts: () => Promise<Counts> },
  ) => {
    const key = randomUUID();
    const send = () => operator.post(path, body, { ...(version !== undefined && { version }), key });
    const before = await counts();
    const answer = await killedAfter(milliseconds, send);
    const after = await counts();
    const repeated = await send();
    const whole = await counts();
    if (answer.status !== 503) expect(answer).toMatchObject({ status: 200 });
    expect(repeated).toMatchObject({ status: 200 });
    expect(whole).not.toEqual(before);
    if (answer.status === 200) expect([repeated.body, after]).toEqual([answer.body, whole]);
    else expect([before, whole]).toContainEqual(after);
    return { before, whole, wasLost: answer.status === 503 };
  };

  beforeAll(async () => {
    postgres = await PostgresServer.start();
    const port = await freePort();
    variables = { DATABASE_URL: await postgres.create('register'), PACTA_DATA_DIR: home, PACTA_PORT: String(port) };
    const file = join(home, 'meeting.yaml');
    writeFileSync(file, largeMeetingFile('samples/moscow-oblast-2023-12-18.yaml', COMMITMENTS));
    const signedOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 21 });
    await pacta(['import', file, '--as-if-signed', signedOn.toString()], variables);
    const account = ['--email', OPERATOR, '--name', 'Ota Operator', '--clearance', 'confidential', '--password-stdin'];
    await pacta(['user', 'add', ...account, '--role', 'registrar', 'administrator', 'auditor'], variables, PASSWORD);
    await pacta(['checkpoint'], variables);
    api = run('dist/apps/api/main.js', { variables });
    operator = new ApiClient(`http://127.0.0.1:${port}`);
    await isUp();
    await operator.signIn(OPERATOR, PASSWORD);
  }, 180_000);

  afterAll(async () => {
    api.process.kill('SIGTERM');
    await api.ended;
    await postgres.remove();
    rmSync(home, { recursive: true, force: true });
  }, 60_000);

  it('does bulk work as a whole or not at all, and once however often it is sent', async () => {
    const [author] = await rows<{ id: string }>('SELECT author_post_id AS id FROM commitments LIMIT 1');
    const action = { kind: 'extend', byDays: 1, reason: 'The council decided so.', decidedByPostId: author?.id };
    const work = async () => ({ commitments: await rows<{ id: string; version: number }>(OPEN), action });
    const preview = await work();
    const usual = await timeOf(() => operator.post('/commitments/bulk/preview', preview));
    const losses: boolean[] = [];
    for (const part of [0.25, 0.5, 0.75]) {
      const body = await work();
      const { before, whole, wasLost } = await doneOnce(
        { path: '/commitments/bulk', body },
        { milliseconds: usual * part, counts: async () => (await rows<Record<string, number>>(BULK_COUNTS))[0] },
      );
      losses.push(wasLost);
      const more = (name: string) => (whole?.[name] ?? 0) - (before?.[name] ?? 0);
      expect([more('days'), more('extensions'), more('events')]).toEqual(Array(3).fill(body.commitments.length));
    }
    expect(losses).toContain(true);
    await verifies();
  }, 120_000);

  it('erases a person as a whole or not at all', async () => {
    const enter = async (n: number) => {
      const person = { code: `leaver-${n}`, name: `Lea Leaver ${n}`, email: `leaver-${n}@example.org` };
      const { body } = await operator.post<{ id: string; version: number }>('/persons', { ...person, timeZone: 'UTC' });
      return { path: `/persons/${body.id}/erasure`, body: { reason: 'Asked for it.' }, version: body.version };
    };
    const first = await enter(0);
    const usual = await timeOf(() => operator.post(first.path, first.body, { version: first.version }));
    await untilOneIsLost(async (part, n) => {
      const { whole, wasLost } = await doneOnce(await enter(n + 1), {
        milliseconds: usual * part,
        counts: () => rows<{ place: string; count: number }>(LEAVERS),
      });
      expect(whole).toEqual([
        { place: 'erased', count: n + 2 },
        { place: 'persons', count: 0 },
        { place: 'sealed_values', count: 0 },
      ]);
      return wasLost;
    });
    await verifies();
  }, 120_000);

  it('gives no half of an export that could be taken for the whole', async () => {
    const file = join(home, 'history.ndjson');
    const download = () => operator.download('/history/export').catch(() => null);
    const isWhole = (text: string) => {
      writeFileSync(file, text);
      return command('verify', '--export', file, '--key', join(home, 'checkpoints', 'public-keys.txt'));
    };
    const usual = await timeOf(download);
    await untilOneIsLost(async (part) => {
      const got = await killedAfter(usual * part, download);
      if (got?.status !== 200) expect([undefined, 503]).toContain(got?.status);
      else expect(await isWhole(got.text)).toMatchObject({ code: 0 });
      return got?.status !== 200;
    });
    const last = await download();
    expect(await isWhole(last?.text ?? '')).toMatchObject({ code: 0 });

    rmSync(file);
    const usually = await timeOf(() => command('export-history', file));
    rmSync(file);
    await untilOneIsLost(async (part, n) => {
      const { code, said } = await killedAfter(inCommand(usually, part, n), () => command('export-history', file));
      expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([code === 0, false]);
      if (code === 0) expect(await isWhole(readFileSync(file, 'utf8'))).toMatchObject({ code: 0 });
      else expect(said).toMatch(/database/i);
      rmSync(file, { force: true });
      return code !== 0;
    });
  }, 120_000);

  it('leaves no checkpoint by halves', async () => {
    const enter = (n: number) => operator.post('/areas', { code: `area-${n}`, name: { en: `Area ${n}` } });
    const usual = await timeOf(() => command('checkpoint'));
    await untilOneIsLost(async (part, n) => {
      expect(await enter(n)).toMatchObject({ status: 201 });
      const { code, said } = await killedAfter(inCommand(usual, part, n), () => command('checkpoint'));
      if (code !== 0) expect(said).toMatch(/database/i);
      await verifies();
      await pacta(['checkpoint'], variables);
      await verifies();
      return code !== 0;
    });
  }, 120_000);
});

const OPEN = `SELECT id, version FROM commitments WHERE number % 4 <> 0 ORDER BY number`;
const BULK_COUNTS = `
  SELECT (SELECT sum(current_deadline - '2000-01-01'::date)::integer FROM commitments) AS days,
    (SELECT count(*)::integer FROM extensions) AS extensions,
    (SELECT count(*)::integer FROM events WHERE subject = 'commitment') AS events`;
const LEAVERS = `
  SELECT 'erased' AS place, count(*)::integer FROM persons WHERE erased_at IS NOT NULL
  UNION ALL SELECT 'persons', count(*)::integer FROM persons WHERE code LIKE 'leaver-%'
  UNION ALL SELECT 'sealed_values', count(*)::integer FROM sealed_values WHERE value::text LIKE '%eaver%'
  ORDER BY place`;
