import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/**
 * Connections of a test to its own database. A pool that has ended still closes them when the database is dropped, which
 * cuts them: that is no fault of the test.
 */
export function testPool({ url }: TestDatabase, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2, ...options });
  pool.on('error', () => undefined);
  return pool;
}
