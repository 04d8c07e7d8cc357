import { createHash } from 'node:crypto';
import { SERVER_FLAGS } from '#platform';
import { align } from './align.js';
import type { BulkOrder, BulkSamples } from './bulk-rounds.js';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { newToken } from './operations.js';
import { REGISTER, SESSION } from './register.sql.js';

export interface BulkTerms {
  databases: Databases;
  template: string;
  /** Of the whole register. */
  commitments: number;
  /** That one work changes. */
  count: number;
  rounds: number;
  /** So many of them also one by one. */
  singleRounds: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
  say: (text: string) => void;
}

export interface JudgedBulk {
  operation: string;
  /** Medians, in milliseconds. */
  preview: number;
  work: number;
  singles: number;
  /** Of the slowest round. */
  worst: { preview: number; work: number };
  statements: { work: number; single: number };
  isInTime: boolean;
}

/** In seconds, for a work and for its preview: somebody waits for it in front of a screen. */
export const LONGEST_WORK = 3;

const LONGEST_SECONDS = 600;

/** How long bulk work and its preview take, and the same change done by a request for each commitment. */
export async function measureBulk(terms: BulkTerms): Promise<JudgedBulk[]> {
  const { databases, template, start, nodeOptions, rounds, singleRounds, count, say } = terms;
  say(`filling a register of ${terms.commitments} commitments`);
  const url = await databases.clone('bulk', template);
  await databases.run(url, REGISTER, [terms.commitments]);
  const token = newToken();
  await databases.run(url, SESSION, ['person-200', createHash('sha256').update(token).digest()]);
  const found = await databases.run<{ id: string }>(url, CHANGEABLE, [2 * count]);
  const posts = await databases.run<{ id: string }>(url, POSTS);
  const ids = found.map(({ id }) => id);
  if (ids.length < 2 * count) throw new Error(`only ${ids.length} commitments can be changed`);
  const order: BulkOrder = {
    ...{ token, rounds, singleRounds, atOnce: ids.slice(0, count), oneByOne: ids.slice(count) },
    ...{ authorPostId: posts[0].id, leadPostIds: posts.slice(1).map(({ id }) => id) },
  };
  const flags = [...SERVER_FLAGS, ...nodeOptions];
  const child = start(
    new Child({ script: 'test/load/bulk-rounds.js', environment: { DATABASE_URL: url }, nodeOptions: flags }),
  );
  child.tell(order);
  const samples = await child.hear<BulkSamples[]>(LONGEST_SECONDS);
  await child.end();
  return samples.map(judgeBulk);
}

export function judgeBulk({ operation, preview, work, singles, statements }: BulkSamples): JudgedBulk {
  const medians = { preview: median(preview), work: median(work), singles: median(singles) };
  const isInTime = Math.max(medians.preview, medians.work) <= LONGEST_WORK * 1_000;
  const worst = { preview: Math.max(...preview), work: Math.max(...work) };
  return { operation, ...medians, worst, statements, isInTime };
}

/** As text, a line each. */
export function bulkTable(works: readonly JudgedBulk[]): string {
  const head = [
    ...['operation', 'ms preview (worst)', 'ms at once (worst)', 'ms one by one', 'at once of it'],
    ...['statements at once', 'of one', 'aim'],
  ];
  const rows = works.map(({ operation, preview, work, singles, worst, statements, isInTime }) => [
    operation,
    `${preview.toFixed(0)} (${worst.preview.toFixed(0)})`,
    `${work.toFixed(0)} (${worst.work.toFixed(0)})`,
    singles.toFixed(0),
    `${((work / singles) * 100).toFixed(0)} %`,
    String(statements.work),
    String(statements.single),
    `${LONGEST_WORK} s: ${isInTime ? 'yes' : 'no'}`,
  ]);
  return align([head, ...rows]);
}

/** Mixed, so that any of them stands for another; with deadlines that can be moved. `$1` how many. */
const CHANGEABLE = `
  SELECT id FROM commitments WHERE status = 'active' AND current_deadline > current_date
  ORDER BY md5(reference) LIMIT $1`;

/** The author's of all, and two that lead nothing to begin with. */
const POSTS = `
  SELECT id FROM posts WHERE code IN ('post-1', 'post-10', 'post-11') ORDER BY code = 'post-1' DESC, code`;
