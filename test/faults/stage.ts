import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '#platform';
import { Child } from '../load/child.js';
import { Random } from './random.js';
import { END_LEASES, END_WAITS, FALL_DUE, MARKED, PEOPLE, UNSETTLED } from './register.sql.js';
import type { PostgresServer, RedisServer } from './servers.js';
import { FaultSink } from './sink.js';
import { type Figure, judge, type Limits } from './verdict.js';

export type Backend = 'PostgreSQL' | 'Redis';

export interface Equipment {
  postgres: PostgresServer;
  redis: RedisServer | null;
  seed: number;
  quick: boolean;
  /** Takes note of a process that has to end, whatever happens. */
  add: (child: Child) => Child;
}

export interface Api {
  process: Child;
  url: string;
}

/** What there is no time to wait for. */
export type Hurry = readonly ('waits' | 'leases')[];

const DATABASE = 'stage';

/** What one scenario plays on: a fresh register, a mail server, and processes of the product as they are. */
export class Stage {
  readonly random: Random;
  readonly quick: boolean;
  readonly owed = new Map<string, number>();
  faults = 0;
  private readonly processes: Child[] = [];
  private sql: pg.Pool | null = null;

  private constructor(
    readonly equipment: Equipment,
    readonly backend: Backend,
    readonly sink: FaultSink,
  ) {
    this.random = new Random(equipment.seed);
    this.quick = equipment.quick;
  }

  static async set(equipment: Equipment, backend: Backend): Promise<Stage> {
    await equipment.postgres.clone(DATABASE, 'template');
    if (backend === 'Redis') await equipment.redis?.ask('FLUSHALL');
    return new Stage(equipment, backend, await FaultSink.start());
  }

  async strike(): Promise<void> {
    for (const process of this.processes) process.signal('SIGCONT');
    await Promise.all(this.processes.map((process) => (process.kill(), process.end())));
    await this.sql?.end();
    this.sql = null;
    await this.sink.endStandIn();
    await this.sink.close();
  }

  get databaseUrl(): string {
    return this.equipment.postgres.urlOf(DATABASE);
  }

  async query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.sql ??= this.pool();
    return (await this.sql.query<Row>(sql, parameters)).rows;
  }

  /** A register of so many people, each owed one mail from so many seconds from now, spread over some time. */
  async people(count: number): Promise<void> {
    for (const text of PEOPLE) await this.query(text, text.includes('$1') ? [count] : []);
    await this.query('ANALYZE');
  }

  async fallDue({ inSeconds = 0, over = 0 }: { inSeconds?: number; over?: number } = {}): Promise<void> {
    const rows = await this.query<{ address: string; dueAt: number }>(FALL_DUE, [inSeconds, over]);
    for (const { address, dueAt } of rows) this.owed.set(address, dueAt);
  }

  /** A worker that works. */
  async worker({ shiftHours = 0 } = {}): Promise<Child> {
    const worker = this.equipment.add(
      new Child({
        script: 'apps/worker/main.js',
        nodeOptions: shiftHours === 0 ? [] : ['--import', './dist/test/faults/shifted-clock.js'],
        environment: {
          ...this.environment,
          SHIFT_MILLISECONDS: String(shiftHours * 3_600_000),
          PACTA_CHECKPOINT_MINUTES: '0',
        },
      }),
    );
    this.processes.push(worker);
    await worker.hear(60);
    return worker;
  }

  /** An API on its way up. */
  async api(): Promise<Api> {
    const port = await freePort();
    const environment = { ...this.environment, PACTA_PORT: String(port) };
    const api = this.equipment.add(new Child({ script: 'apps/api/main.js', environment }));
    this.processes.push(api);
    return { process: api, url: `http://127.0.0.1:${port}/api/v1` };
  }

  async apiThatAnswers(): Promise<Api> {
    const api = await this.api();
    await this.until('an API that answers', () =>
      fetch(`${api.url}/health`).then(
        () => true,
        () => false,
      ),
    );
    return api;
  }

  /** Kills a process and waits until it is gone. */
  async kill(child: Child): Promise<void> {
    child.kill();
    await child.end();
    this.faults += 1;
  }

  async letTimePass(hurry: Hurry): Promise<void> {
    if (hurry.includes('leases')) await this.query(END_LEASES);
    if (hurry.includes('waits')) await this.query(END_WAITS);
  }

  /** Waits until everything due is settled. @returns whether it came to that. */
  async settled(withinSeconds: number, hurry: Hurry = []): Promise<boolean> {
    const until = performance.now() + withinSeconds * 1000;
    for (let round = 1; performance.now() < until; round++) {
      // Before the database is asked: what falls due while it answers is not in its answer.
      const areDue = Math.max(0, ...this.owed.values()) < Date.now();
      const [row] = await this.query<{ left: string }>(UNSETTLED).catch(() => [null]);
      if (row?.left === '0' && areDue) return true;
      if (round % 20 === 0) await this.letTimePass(hurry).catch(() => undefined);
      await pause(100);
    }
    return false;
  }

  /** Waits for something that the driver sees for itself. */
  async until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
      await pause(20);
    }
  }

  async judge(limits: Limits): Promise<Figure[]> {
    const marked = new Set((await this.query<{ address: string }>(MARKED)).map(({ address }) => address));
    return judge(this.owed, { taken: this.sink.taken, marked }, limits);
  }

  private get environment(): Record<string, string> {
    const { redis, quick } = this.equipment;
    return {
      DATABASE_URL: this.databaseUrl,
      SMTP_URL: this.sink.url,
      PACTA_LOG_LEVEL: process.env['PACTA_LOG_LEVEL'] ?? 'fatal',
      ...(quick && { PACTA_SWEEP_SECONDS: '1' }),
      ...(this.backend === 'Redis' && redis && { REDIS_URL: redis.url }),
    };
  }

  /** Connections of the driver's own, that survive what becomes of the server. */
  pool(options?: string): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.databaseUrl, max: 6, ...(options && { options }) });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }
}
