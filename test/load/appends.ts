import { align } from './align.js';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { REGISTER } from './register.sql.js';
import { readFacts } from './requests.js';

/** Milliseconds of each write, with the append of its events and without it. */
export interface AppendSamples {
  operation: string;
  real: number[];
  none: number[];
}

export interface JudgedAppend {
  operation: string;
  /** Medians, in milliseconds. */
  real: number;
  none: number;
  /** What the append adds to the write that it records, as a part of it. */
  part: number;
  isBounded: boolean;
}

/** Of the write that it records, an append costs less. */
export const MOST_OF_A_WRITE = 0.2;

const LONGEST_SECONDS = 600;

/** What it costs a write to be recorded. */
export async function measureAppends(terms: {
  databases: Databases;
  commitments: number;
  rounds: number;
  writes: number;
  start: (child: Child) => Child;
}): Promise<JudgedAppend[]> {
  const { databases, rounds, writes, start } = terms;
  const url = await databases.clone('register', 'empty');
  await databases.run(url, REGISTER, [terms.commitments]);
  const facts = await readFacts(databases, url);
  await databases.run(url, 'VACUUM ANALYZE');
  const child = start(new Child({ script: 'test/load/append-cost.js', environment: { DATABASE_URL: url } }));
  child.tell({ facts: { ...facts, reportable: facts.reportable.slice(0, 2 * rounds * writes + 2) }, rounds, writes });
  const samples = await child.hear<AppendSamples[]>(LONGEST_SECONDS);
  await child.stop();
  return samples.map(judgeAppend);
}

export function judgeAppend({ operation, real, none }: AppendSamples): JudgedAppend {
  const medians = { real: median(real), none: median(none) };
  const part = medians.real / medians.none - 1;
  return { operation, ...medians, part, isBounded: part < MOST_OF_A_WRITE };
}

export function appendTable(appends: readonly JudgedAppend[]): string {
  const head = ['operation', 'ms recorded', 'ms not recorded', 'append', 'aim'];
  const rows = appends.map(({ operation, real, none, part, isBounded }) => [
    operation,
    real.toFixed(2),
    none.toFixed(2),
    `${(part * 100).toFixed(1)} %`,
    `below ${MOST_OF_A_WRITE * 100} %: ${isBounded ? 'yes' : 'no'}`,
  ]);
  return align([head, ...rows]);
}
