import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { largeMeetingFile } from './large-file.js';
import { PLAN_REGISTER } from './plan-register.sql.js';
import type { Line } from './table.js';
import type { Taken } from './timed.js';

export interface BatchTerms {
  databases: Databases;
  template: string;
  /** How many commitments. */
  count: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
}

const LONGEST_SECONDS = 120;
const SAMPLE = 'samples/moscow-oblast-2023-12-18.yaml';

/** How fast the plan of a whole register is made and written, in one transaction, and then checked. */
export async function measurePlan(terms: BatchTerms): Promise<Line[]> {
  const url = await terms.databases.clone('planned', terms.template);
  await terms.databases.run(url, PLAN_REGISTER, [terms.count]);
  const taken = await take(terms, { script: 'test/load/plan-all.js', environment: { DATABASE_URL: url } });
  const bareSeconds = await writeBare(terms.databases, url, ['occurrences']);
  await terms.databases.run(url, ['DROP TABLE bare_occurrences', 'VACUUM ANALYZE']);
  const checked = await take(terms, { script: 'test/load/check-all.js', environment: { DATABASE_URL: url } });
  return [
    lineOf('plan', { terms, taken, bareSeconds, aim: {} }),
    lineOf('check', { terms, taken: checked, bareSeconds: await readBare(url), aim: {} }),
  ];
}

/** As many as the check looks at at once. */
const READ_AT_ONCE = 1_000;

/** The limit: the rows that a check compares with what ought to be, sent by the database in as many pieces. @returns seconds */
async function readBare(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const began = performance.now();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM commitments ORDER BY id');
  for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
    const ids = rows.slice(at, at + READ_AT_ONCE).map(({ id }) => id);
    await client.query('SELECT * FROM occurrences WHERE commitment_id = ANY($1)', [ids]);
    await client.query('SELECT * FROM commitment_periods WHERE commitment_id = ANY($1)', [ids]);
  }
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  return seconds;
}

/** How fast a file comes in whose commitments are all anchored in one long document. */
export async function measureImport(terms: BatchTerms): Promise<Line> {
  const url = await terms.databases.clone('imported', terms.template);
  const folder = mkdtempSync(join(tmpdir(), 'pacta-bench-file-'));
  const path = join(folder, 'meeting.yaml');
  writeFileSync(path, largeMeetingFile(SAMPLE, terms.count));
  try {
    const environment = { DATABASE_URL: url, MEETING_FILE: path };
    const taken = await take(terms, { script: 'test/load/import-file.js', environment });
    const bareSeconds = await writeBare(terms.databases, url, IMPORTED);
    return lineOf('import', { terms, taken, bareSeconds, aim: { seconds: 15 } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where an import leaves a row for each commitment, or more. */
const IMPORTED = ['passages', 'commitments', 'commitment_periods', 'events', 'occurrences'];

async function take(
  { start, nodeOptions }: BatchTerms,
  options: { script: string; environment: Record<string, string> },
): Promise<Taken> {
  const child = start(new Child({ ...options, nodeOptions }));
  const taken = await child.hear<Taken>(LONGEST_SECONDS);
  await child.end();
  return taken;
}

/**
 * The limit: the database writes the same rows once more, a statement a table, under the same indexes and checks, but
 * without keys to other tables. @returns seconds
 */
async function writeBare(databases: Databases, url: string, tables: readonly string[]): Promise<number> {
  await databases.run(
    url,
    tables.map((table) => `CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL EXCLUDING GENERATED)`),
  );
  const began = performance.now();
  await databases.run(url, [
    'BEGIN',
    ...tables.map((table) => `INSERT INTO bare_${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${table}`),
    'COMMIT',
  ]);
  return (performance.now() - began) / 1000;
}

function lineOf(
  operation: string,
  { terms, taken, bareSeconds, aim }: { terms: BatchTerms; taken: Taken; bareSeconds: number; aim: Line['aim'] },
): Line {
  const { count } = terms;
  return { operation, ours: count / taken.seconds, limit: count / bareSeconds, aim, latency: null, taken };
}
