import pg from 'pg';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { REGISTER } from './register.sql.js';
import type { Line } from './table.js';

/** One after the other, each by its key. */
const UPDATE = 'UPDATE commitments SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1';

/**
 * What keeping the version before costs an update: updates of commitments a second, with the triggers that keep it and
 * without them, in turns on one connection.
 */
export async function measureUpdates(terms: { databases: Databases; rounds: number; updates: number }): Promise<Line> {
  const url = await terms.databases.clone('updates', 'empty');
  await terms.databases.run(url, REGISTER, [10_000]);
  await terms.databases.run(url, 'VACUUM ANALYZE');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM commitments LIMIT $1', [terms.updates]);
    const measured: Record<'ENABLE' | 'DISABLE', number[]> = { ENABLE: [], DISABLE: [] };
    for (let round = 0; round <= terms.rounds; round++) {
      for (const triggers of round % 2 === 0 ? (['ENABLE', 'DISABLE'] as const) : (['DISABLE', 'ENABLE'] as const)) {
        await client.query(`ALTER TABLE commitments ${triggers} TRIGGER USER`);
        const perSecond = await update(client, rows);
        // The first round of each warms it up.
        if (round > 0) measured[triggers].push(perSecond);
      }
    }
    const [ours, limit] = [median(measured.ENABLE), median(measured.DISABLE)];
    return { operation: 'update', ours, limit, aim: {}, latency: null };
  } finally {
    await client.end();
  }
}

/** In one transaction, or it would be the disk that is measured. @returns how many a second */
async function update(client: pg.Client, rows: readonly { id: string }[]): Promise<number> {
  await client.query('BEGIN');
  const began = performance.now();
  for (const { id } of rows) await client.query({ name: 'update', text: UPDATE, values: [id] });
  const perSecond = (rows.length / (performance.now() - began)) * 1_000;
  await client.query('COMMIT');
  return perSecond;
}
