import { DataSource, type DataSourceOptions } from 'typeorm';
import { HeardClient } from './heard-client.js';
import { migrations } from './migrations/index.js';
import { CONNECTION_SETTINGS } from './pooler.js';

/** How every process connects: no schema synchronisation, migrations from the list. */
export function dataSourceOptions(options: {
  url: string;
  poolSize: number;
  applicationName: string;
}): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    synchronize: false,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    connectTimeoutMS: 5_000,
    extra: { Client: HeardClient, options: CONNECTION_SETTINGS, idleTimeoutMillis: 30_000 },
  };
}

/**
 * Brings the schema up to date. Safe to run from several processes at once: the first takes an advisory lock, the
 * others wait and find nothing to do.
 * @returns the names of the migrations that ran.
 */
export async function migrate(url: string): Promise<string[]> {
  const source = new DataSource(dataSourceOptions({ url, poolSize: 2, applicationName: 'pacta-migrate' }));
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SET lock_timeout = 0');
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

const MIGRATION_LOCK = 7_226_001;
