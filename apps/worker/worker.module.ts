import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CheckpointsModule, HistoryModule } from '#history';
import { MailTransport } from '#mail';
import { Clock, DatabaseModule, QueueModule, SystemClock } from '#platform';
import { MailOperationsModule, ReminderSettings, RemindersModule, Sweep, Waker } from '#reminders';
import { MailingsProcessor } from './mailings.processor.js';
import { BounceServer } from './bounce-server.js';
import { HistoryRounds } from './history-rounds.js';
import { MailAlarms } from './mail-alarms.js';
import { QueueWarnings } from './queue-warnings.js';
import { Routine } from './routine.js';
import { MAILINGS, WakeQueue } from './wake-queue.js';
import { WorkerOptions } from './worker-options.js';

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
class ClockModule {}

/** The worker: sweeps, sends, and checks the plan at night. */
@Module({})
export class WorkerModule {
  static async forRoot(options: WorkerOptions): Promise<DynamicModule> {
    const settings = new ReminderSettings(options.mailFrom, options.publicUrl, options);
    const { databaseUrl, redisUrl, queuePrefix: prefix } = options;
    return {
      module: WorkerModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url: databaseUrl, poolSize: 6, applicationName: 'pacta-worker' }),
        AccessModule,
        await QueueModule.forRoot({ redisUrl, databaseUrl, queues: [MAILINGS], ...(prefix && { prefix }) }),
        RemindersModule.forRoot({
          settings,
          transport: new MailTransport({
            url: options.smtpUrl,
            connections: options.smtpConnections,
            signingKey: options.signingKey,
          }),
        }),
        MailOperationsModule,
        HistoryModule,
        ...(options.checkpoints ? [CheckpointsModule.forRoot(options.checkpoints.settings)] : []),
      ],
      providers: [
        { provide: WorkerOptions, useValue: options },
        { provide: Waker, useClass: WakeQueue },
        QueueWarnings,
        Sweep,
        MailingsProcessor,
        MailAlarms,
        HistoryRounds,
        BounceServer,
        Routine,
      ],
    };
  }
}
