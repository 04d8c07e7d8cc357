import pg from 'pg';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { DIGEST_REGISTER, READERS } from './digest-register.sql.js';
import { quantile } from './measure.js';
import type { SentDigest } from './send-digests.js';
import type { Line } from './table.js';

export interface DigestTerms {
  databases: Databases;
  template: string;
  /** How many commitments the register has. */
  commitments: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
}

/** The first ones warm up; what is left is measured. */
const WARMING = 10;

const LONGEST_SECONDS = 120;

/** How fast digests of a large register are read, rendered, sent and recorded, one at a time. */
export async function measureDigests(terms: DigestTerms): Promise<Line> {
  const { databases, start, nodeOptions } = terms;
  const url = await databases.clone('digests', terms.template);
  await databases.run(url, DIGEST_REGISTER, [terms.commitments]);
  const sink = start(new Child({ script: 'test/load/sink.js' }));
  const { port } = await sink.hear<{ port: number }>(10);
  sink.tell({ expect: READERS });
  const environment = { DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${port}` };
  const sender = start(new Child({ script: 'test/load/send-digests.js', environment, nodeOptions }));
  const sent = (await sender.hear<SentDigest[]>(LONGEST_SECONDS)).slice(WARMING);
  await sender.end();
  await sink.stop();
  if (sent.length < READERS - WARMING) throw new Error(`Only ${sent.length} digests went out.`);
  const ours = sent.map(({ milliseconds }) => milliseconds);
  const limit = await readAlone(url, sent);
  return {
    operation: 'digests',
    ours: perSecond(ours),
    limit: perSecond(limit),
    aim: {},
    latency: { p50: quantile(ours, 0.5), p99: quantile(ours, 0.99) },
    worst: { ours: Math.max(...ours), limit: Math.max(...limit) },
  };
}

/** The limit: the statement that reads the lines of each digest, sent by pg alone. @returns milliseconds */
async function readAlone(url: string, sent: readonly SentDigest[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const taken: number[] = [];
  for (const { statement } of sent) {
    const began = performance.now();
    await client.query(statement);
    taken.push(performance.now() - began);
  }
  await client.end();
  return taken;
}

function perSecond(milliseconds: readonly number[]): number {
  return (milliseconds.length * 1_000) / milliseconds.reduce((sum, one) => sum + one, 0);
}
