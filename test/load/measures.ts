import { createHash } from 'node:crypto';
import pg from 'pg';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { DIGEST_REGISTER } from './digest-register.sql.js';
import { newToken } from './operations.js';
import type { ReadTable } from './read-tables.js';
import { SESSION } from './register.sql.js';
import type { Line } from './table.js';
import { timedLine } from './timed-line.js';

export interface MeasureTerms {
  databases: Databases;
  template: string;
  /** How many commitments a register has; one after the other. */
  sizes: readonly number[];
  rounds: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
  say: (text: string) => void;
}

const LONGEST_SECONDS = 300;
const AUDITOR = 'person-199';

/** How long tables of measures take over registers of several sizes: the whole answer, by a reader who sees all of it. */
export async function measureTables(terms: MeasureTerms): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of terms.sizes) lines.push(...(await measureSize(terms, size)));
  return lines;
}

async function measureSize(terms: MeasureTerms, size: number): Promise<Line[]> {
  const { databases, start, nodeOptions, say } = terms;
  say(`filling a register of ${size} commitments`);
  const url = await databases.clone('measures', terms.template);
  await databases.run(url, DIGEST_REGISTER, [size]);
  const token = await signInAuditor(databases, url);
  const environment = { DATABASE_URL: url, READER_TOKEN: token, ROUNDS: String(terms.rounds) };
  const reader = start(new Child({ script: 'test/load/read-tables.js', environment, nodeOptions }));
  const tables = await reader.hear<ReadTable[]>(LONGEST_SECONDS);
  await reader.end();
  const lines: Line[] = [];
  for (const groupBy of new Set(tables.map((table) => table.groupBy))) {
    const ofOne = tables.filter((table) => table.groupBy === groupBy);
    lines.push(await lineOf(`measures by ${groupBy}, ${size.toLocaleString('en')}`, url, ofOne));
  }
  return lines;
}

/** Somebody who sees all of a `DIGEST_REGISTER`. @returns their token */
export async function signInAuditor(databases: Databases, url: string): Promise<string> {
  const token = newToken();
  await databases.run(url, `UPDATE persons SET clearance = 'confidential' WHERE code = $1`, [AUDITOR]);
  await databases.run(url, AS_AUDITOR, [AUDITOR]);
  await databases.run(url, SESSION, [AUDITOR, createHash('sha256').update(token).digest()]);
  return token;
}

const AS_AUDITOR = `UPDATE accounts SET roles = '{auditor}' WHERE person_id = (SELECT id FROM persons WHERE code = $1)`;

async function lineOf(operation: string, url: string, tables: readonly ReadTable[]): Promise<Line> {
  const ours = tables.map(({ milliseconds }) => milliseconds);
  const limit = await readAlone(url, tables);
  return timedLine(operation, { ours, limit });
}

/** The limit: the statement behind each table, sent by pg alone. @returns milliseconds */
async function readAlone(url: string, tables: readonly ReadTable[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const taken: number[] = [];
  for (const { statement } of tables) {
    const began = performance.now();
    await client.query(statement);
    taken.push(performance.now() - began);
  }
  await client.end();
  return taken;
}
