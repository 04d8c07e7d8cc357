import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { HeardClient } from '../database/heard-client.js';

export interface QueueOptions {
  /** Redis or Valkey; without it BullMQ works on PostgreSQL. */
  redisUrl: string | null;
  databaseUrl: string;
  queues: readonly string[];
  /** Keeps apart those who share one Redis. */
  prefix?: string;
}

/** Each worker keeps one connection for LISTEN; the rest serve all queues of the process. */
const POOL_SIZE = 4;

const POOL = Symbol('pool of the queue');

/**
 * BullMQ on either backend, the same for those who use it. It only wakes: nothing is kept in it that PostgreSQL does not
 * know, so jobs are not retried (whatever is still due is found by the next sweep) and are removed when they end. A job
 * that stayed would silently block the next one of its id.
 */
@Module({})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(POOL) private readonly pool: pg.Pool | null) {}

  /** The library is loaded here, so that a process without a queue does not pay for it. */
  static async forRoot(options: QueueOptions): Promise<DynamicModule> {
    const { BullModule } = await import('@nestjs/bullmq');
    const pool = options.redisUrl === null ? await openPostgresBackend(options.databaseUrl) : await useRedis();
    return {
      module: QueueModule,
      imports: [
        BullModule.forRoot({
          connection: connectionTo(options.redisUrl, pool),
          ...(options.prefix === undefined ? {} : { prefix: options.prefix }),
          defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
        }),
        BullModule.registerQueue(...options.queues.map((name) => ({ name }))),
      ],
      providers: [{ provide: POOL, useValue: pool }],
      exports: [BullModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }
}

async function useRedis(): Promise<null> {
  const { setDefaultBackendFactory } = await import('bullmq');
  setDefaultBackendFactory();
  return null;
}

/** Brings the schema `bullmq` up to date (safe from several processes at once) and opens the pool that all share. */
async function openPostgresBackend(url: string): Promise<pg.Pool> {
  const { createPostgresBackend, runMigrations, setDefaultBackendFactory } = await import('bullmq');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  setDefaultBackendFactory(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: url,
    Client: HeardClient,
    max: POOL_SIZE,
    options: '-c search_path=bullmq',
    application_name: 'pacta-queue',
    keepAlive: true,
  });
  const log = new Logger(QueueModule.name);
  pool.on('error', (error) => log.warn(`A connection of the queue broke: ${error.message}`));
  return pool;
}

function connectionTo(redisUrl: string | null, pool: pg.Pool | null): ConnectionOptions {
  // nestjs/bullmq knows the types of Redis only; the backend that was set above takes a pool.
  if (pool !== null) return Object.assign(pool) as object;
  const { hostname, port, username, password, pathname, protocol } = new URL(redisUrl ?? 'redis://127.0.0.1');
  return {
    host: hostname,
    port: Number(port || 6379),
    db: Number(pathname.slice(1) || 0),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    maxRetriesPerRequest: null,
  };
}
