import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { type CheckpointOptions, Checkpoints } from './checkpoints.js';
import { CheckpointSettings } from './checkpoint-settings.js';
import { CheckpointsModule } from './checkpoints.module.js';
import { History } from './history.js';
import { HistoryModule } from './history.module.js';
import { HistoryStatus } from './history-status.js';
import type { HistoryReport } from './verification.types.js';
import { readOutside, VerifyHistory } from './verify-history.js';

/** A history under checkpoints: a database and a folder of its own, its clock in the test's hand. */
export class HistoryGround {
  private constructor(
    private services: TestingModule,
    readonly database: TestDatabase,
    readonly clock: FixedClock,
    readonly home: string,
  ) {}

  static async start(): Promise<HistoryGround> {
    const database = await createTestDatabase();
    const home = await mkdtemp(join(tmpdir(), 'pacta-history-'));
    const clock = new FixedClock('2024-01-17T09:00:00.123Z');
    return new HistoryGround(await servicesOf({ database, clock, home }), database, clock, home);
  }

  get nest(): TestingModule {
    return this.services;
  }

  /** With new connections, which begin with what the database has them begin with now. */
  async reconnect(): Promise<void> {
    await this.services.close();
    this.services = await servicesOf(this);
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
    await rm(this.home, { recursive: true });
  }

  get folder(): string {
    return join(this.home, 'checkpoints');
  }

  get keyFile(): string {
    return join(this.home, 'key', 'checkpoint.pem');
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.nest.get(Transactions).run(SYSTEM, work);
  }

  sql(text: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.run(() => this.nest.get(Transactions).manager.query<Record<string, unknown>[]>(text, parameters));
  }

  /** So many events of one body. */
  add(count = 1, subjectId: string = randomUUID()): Promise<void> {
    const subject = { subject: 'body', subjectId, type: 'body.edited' };
    const drafts = Array.from({ length: count }, (_, i) => ({ ...subject, after: { i } }));
    return this.run(() => this.nest.get(History).append(drafts));
  }

  make(options: CheckpointOptions = {}) {
    return this.nest.get(Checkpoints).make(options);
  }

  async verify(): Promise<HistoryReport> {
    return this.nest.get(VerifyHistory).run(await readOutside(this.folder));
  }

  /** The clock of the database is far ahead of the test's: what it says of silence is left out. */
  async alarms(): Promise<string[]> {
    const alarms = await this.run(() => this.nest.get(HistoryStatus).alarms());
    return alarms.map(({ code }) => code).filter((code) => code !== 'checkpoints-stopped');
  }

  /** As somebody with every right on the database. */
  tamper(text: string, parameters: unknown[] = []): Promise<void> {
    return this.run(async () => {
      const { manager } = this.nest.get(Transactions);
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      await manager.query(text, parameters);
    });
  }
}

type Ground = Pick<HistoryGround, 'database' | 'clock' | 'home'>;

function servicesOf({ database, clock, home }: Ground): Promise<TestingModule> {
  const settings = new CheckpointSettings(join(home, 'checkpoints'), join(home, 'key', 'checkpoint.pem'));
  const imports = [HistoryModule, CheckpointsModule.forRoot(settings)];
  return createTestingModule({ url: database.url, clock }, { imports });
}
