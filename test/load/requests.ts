import { createHash } from 'node:crypto';
import { freePort, Replanner, SERVER_FLAGS } from '#platform';
import { inSystem, withApi } from './api.js';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { type Bound, CONNECTIONS, measure, type Measured, median, quantile } from './measure.js';
import {
  ask,
  limit,
  newToken,
  type Operation,
  operationsOfPast,
  operationsOn,
  ours,
  type RegisterFacts,
  type Scripts,
  tryBare,
} from './operations.js';
import { Recorder } from './recorder.js';
import { LEADS, OLD, REGISTER, REPORTABLE, SESSION } from './register.sql.js';
import type { Line } from './table.js';

export interface RequestTerms {
  databases: Databases;
  commitments: number;
  rounds: number;
  /** Of a round of reads. */
  seconds: number;
  /** In a round of writes. */
  writes: number;
  /** Only reads, of today and of a moment with versions before and after it. */
  past?: boolean;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
  say: (text: string) => void;
}

/** In rounds. The compiler goes on working on the API for its first two to three thousand requests. */
const WARM_UP = 4;

/** How far from today the list looks, in days. */
const AROUND = 700;

/** Requests a second and their latencies, through the API and through the bare server. */
export async function measureRequests(terms: RequestTerms): Promise<Line[]> {
  const { databases, say, start, nodeOptions } = terms;
  say(`filling a register of ${terms.commitments} commitments`);
  const url = await databases.clone('register', 'empty');
  await databases.run(url, REGISTER, [terms.commitments]);
  const past = terms.past === true ? await makeVersions(databases, url) : null;
  const facts = await readFacts(databases, url);
  // Each connection takes one more than it sends.
  const writes = (terms.writes + 2 * CONNECTIONS) * (terms.rounds + 1) + 2;
  const operations = past === null ? operationsOn(facts, writes) : operationsOfPast(facts, past);
  say('recording what the API asks of the database');
  const scripts = await record(url, operations, facts);
  await databases.run(url, 'VACUUM ANALYZE');
  const bareUrl = await databases.clone('bare', 'register');
  const port = await freePort();
  const environment = { DATABASE_URL: url, PACTA_PORT: String(port), PACTA_LOG_LEVEL: 'error' };
  const api = start(
    new Child({ script: 'apps/api/main.js', environment, nodeOptions: [...SERVER_FLAGS, ...nodeOptions] }),
  );
  const bare = start(new Child({ script: 'test/load/bare-server.js', nodeOptions: SERVER_FLAGS }));
  bare.tell({ databaseUrl: bareUrl, scripts });
  const { port: barePort } = await bare.hear<{ port: number }>(10);
  await api.answers(`http://127.0.0.1:${port}/api/v1/health`);
  const lines: Line[] = [];
  for (const operation of operations) {
    say(`measuring: ${operation.name}`);
    await tryBare(`http://127.0.0.1:${barePort}`, operation);
    lines.push(
      await compare(operation, terms, { api: `http://127.0.0.1:${port}`, bare: `http://127.0.0.1:${barePort}` }),
    );
  }
  await api.stop();
  await bare.stop();
  return lines;
}

/** @returns the moment of the third of five versions of each commitment */
async function makeVersions(databases: Databases, url: string): Promise<string> {
  const version = (minutes: number) =>
    `SET pacta.now = '${new Date(Date.now() - minutes * 60_000).toISOString()}'; UPDATE commitments SET title = title || '.'`;
  // The first one is from before: it was filled now.
  await databases.run(url, [OLD, ...[40, 30, 20, 10].map(version)]);
  return new Date(Date.now() - 25 * 60_000).toISOString();
}

async function compare(
  operation: Operation,
  { rounds, seconds, writes }: RequestTerms,
  urls: { api: string; bare: string },
): Promise<Line> {
  const reading = operation.body === undefined;
  const bound: Bound = reading ? { duration: seconds } : { amount: writes };
  const sides = { ours: ours(urls.api, operation), limit: limit(urls.bare, skipTried(operation)) };
  const measured: Record<keyof typeof sides, Measured[]> = { ours: [], limit: [] };
  // The first round of each warms it up.
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
    for (const side of order) {
      const result = await measure(sides[side], round === 0 && reading ? { duration: WARM_UP * seconds } : bound);
      if (round > 0) measured[side].push(result);
    }
  }
  const latencies = measured.ours.flatMap((round) => round.latencies);
  return {
    operation: operation.name,
    ours: median(measured.ours.map(({ perSecond }) => perSecond)),
    limit: median(measured.limit.map(({ perSecond }) => perSecond)),
    aim: operation.aim,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
  };
}

/** The target that `tryBare` has used up. */
function skipTried(operation: Operation): Operation {
  return operation.body ? { ...operation, targets: operation.targets.slice(1) } : operation;
}

/** What the operations need to know of a register that was filled. */
export async function readFacts(databases: Databases, url: string): Promise<RegisterFacts> {
  const [registrar, officer] = [newToken(), newToken()];
  for (const [code, token] of [
    ['person-200', registrar],
    ['person-20', officer],
  ] as const) {
    await databases.run(url, SESSION, [code, createHash('sha256').update(token).digest()]);
  }
  const ids = async (sql: string, values: unknown[] = []) =>
    (await databases.run<{ id: string }>(url, sql, values)).map(({ id }) => id);
  const [post20 = ''] = await ids(`SELECT id FROM posts WHERE code = 'post-20'`);
  const leads = (await ids(LEADS, [AROUND])).filter((id) => id !== post20);
  const meetings = await databases.run<RegisterFacts['meetings'][number]>(url, MEETINGS);
  const [days] = await databases.run<{ dueFrom: string; dueTo: string }>(url, DAYS, [AROUND]);
  if (!days || leads.length < 10) throw new Error('the register was not filled as it ought to be');
  const reportable = await ids('SELECT id FROM commitments WHERE lead_post_id = $1 ORDER BY number, reference', [
    post20,
  ]);
  return { registrar, officer, leads, officerLead: post20, reportable, meetings, ...days };
}

const MEETINGS = `
  SELECT m.id, m.code, l.id AS "leadId", c.id AS "controllerId", a.id AS "authorId"
  FROM meetings m, posts l, posts c, posts a WHERE l.code = 'post-30' AND c.code = 'post-130' AND a.code = 'post-1'`;

const DAYS = `
  SELECT (current_date - $1::integer)::text AS "dueFrom", (current_date + $1::integer)::text AS "dueTo"`;

/** Has the API do each operation once, with the plan of those that are to be reported on complete. */
function record(databaseUrl: string, operations: Operation[], { reportable }: RegisterFacts): Promise<Scripts> {
  return withApi(databaseUrl, async (app) => {
    await inSystem(app, () =>
      app.get(Replanner, { strict: false }).commitmentsChanged(reportable.slice(0, REPORTABLE)),
    );
    await app.listen(0, '127.0.0.1');
    const url = (await app.getUrl()).replace(/\/$/, '');
    const recorder = new Recorder();
    const scripts: Scripts = {};
    recorder.start();
    try {
      for (const operation of operations) {
        const [target = [], second = []] = operation.targets;
        // Once before, so that the connection knows what it has prepared; a write would use up the target.
        if (!operation.body) await ask(url, operation, second);
        scripts[operation.name] = await recorder.script(target, () => ask(url, operation, target));
      }
    } finally {
      recorder.stop();
    }
    return scripts;
  });
}
