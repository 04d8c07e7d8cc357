import pg from 'pg';
import { Child } from './child.js';
import { DIGEST_REGISTER } from './digest-register.sql.js';
import { type MeasureTerms, signInAuditor } from './measures.js';
import type { ReadComparison } from './read-comparisons.js';
import type { Line } from './table.js';
import { timedLine } from './timed-line.js';

type ComparisonTerms = Omit<MeasureTerms, 'sizes'> & { size: number };

const LONGEST_SECONDS = 300;

/** Everything is due a week later at the second moment. */
const CHANGE_ALL = `UPDATE commitments SET current_deadline = current_deadline + 7`;

/** How long a page of a comparison takes where everything has changed: the whole answer, by a reader who sees all of it. */
export async function measureComparisons(terms: ComparisonTerms): Promise<Line[]> {
  const { databases, start, nodeOptions, say, size, rounds } = terms;
  say(`filling a register of ${size} commitments and changing each`);
  const url = await databases.clone('comparison', terms.template);
  await databases.run(url, DIGEST_REGISTER, [size]);
  const token = await signInAuditor(databases, url);
  const from = new Date().toISOString();
  await databases.run(url, [CHANGE_ALL, 'ANALYZE']);
  const environment = { DATABASE_URL: url, READER_TOKEN: token, ROUNDS: String(rounds), FROM: from };
  const reader = start(new Child({ script: 'test/load/read-comparisons.js', environment, nodeOptions }));
  const read = await reader.hear<ReadComparison[]>(LONGEST_SECONDS);
  await reader.end();
  const pages = ['first', 'later'] as const;
  const lines: Line[] = [];
  for (const page of pages) {
    const ours = read.filter((one) => one.page === page);
    lines.push(await lineOf(`comparison, ${page} page, ${size.toLocaleString('en')}`, url, ours));
  }
  return lines;
}

async function lineOf(operation: string, url: string, read: readonly ReadComparison[]): Promise<Line> {
  const ours = read.map(({ milliseconds }) => milliseconds);
  const limit = await sendAlone(url, read);
  return timedLine(operation, { ours, limit });
}

/** The limit: the very statements of each page, but for those prepared before, sent by pg alone. @returns milliseconds */
async function sendAlone(url: string, read: readonly ReadComparison[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const taken: number[] = [];
  try {
    for (const { statements } of read) {
      const began = performance.now();
      for (const { text, values } of statements) await client.query(text, values ?? []);
      taken.push(performance.now() - began);
    }
  } finally {
    await client.end();
  }
  return taken;
}
