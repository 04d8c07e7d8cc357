import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Checkpoints,
  CheckpointSettings,
  CheckpointsModule,
  type EventDraft,
  History,
  HistoryModule,
  VerifyHistory,
} from '#history';
import { Clock, DatabaseModule, SYSTEM, SystemClock, Transactions } from '#platform';

/** Where files need not wait for a disk: each of ten thousand checkpoints is written durably. */
const MEMORY = '/dev/shm';

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
class ClockModule {}

@Module({})
class TamperModule {}

/** A small register with a history under checkpoints, and everything that makes and verifies them. */
export class TamperRegister {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly folder: string,
  ) {}

  static async open(url: string): Promise<TamperRegister> {
    const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'pacta-tamper-'));
    const settings = new CheckpointSettings(join(folder, 'checkpoints'), join(folder, 'key.pem'));
    const module: DynamicModule = {
      module: TamperModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url, poolSize: 8, applicationName: 'pacta-tamper' }),
        HistoryModule,
        CheckpointsModule.forRoot(settings),
      ],
    };
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    return new TamperRegister(app, join(folder, 'checkpoints'));
  }

  get transactions(): Transactions {
    return this.app.get(Transactions, { strict: false });
  }

  get checkpoints(): Checkpoints {
    return this.app.get(Checkpoints, { strict: false });
  }

  get verifyHistory(): VerifyHistory {
    return this.app.get(VerifyHistory, { strict: false });
  }

  append(drafts: readonly EventDraft[]): Promise<void> {
    return this.transactions.run(SYSTEM, () => this.app.get(History, { strict: false }).append(drafts));
  }

  /** Eight streams of some events each, four checkpoints over them, and a few events that wait. */
  async fill(): Promise<void> {
    await this.transactions.run(SYSTEM, () =>
      this.transactions.manager.query(
        `INSERT INTO persons (code, name, email, time_zone)
         SELECT 'p' || n, 'Person ' || n, 'p' || n || '@example.org', 'UTC' FROM generate_series(1, 3) n`,
      ),
    );
    const streams = Array.from({ length: 8 }, () => randomUUID());
    for (let round = 0; round < 4; round += 1) {
      for (let n = 0; n < 12; n += 1) await this.append([draft(streams[(n * 5 + round) % 8] ?? '', round * 12 + n)]);
      await this.checkpoints.make();
    }
    await this.append([draft(streams[0] ?? '', 100), draft(streams[1] ?? '', 101)]);
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(join(this.folder, '..'), { recursive: true });
  }
}

export const draft = (subjectId: string, n: number): EventDraft => ({
  subject: 'commitment',
  subjectId,
  type: ['commitment.edited', 'commitment.reported', 'commitment.accepted'][n % 3] ?? '',
  reason: n % 4 === 0 ? 'За подписью' : '',
  before: { version: n, title: 'Поставка' },
  after: { version: n + 1, title: 'Delivery', parts: [n, { done: n % 2 === 0, share: n / 8 }] },
});
