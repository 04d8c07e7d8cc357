import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from '#access';
import { MailTransport, type OutgoingMail, type SendOutcome } from '#mail';
import { DatabaseModule } from '#platform';
import {
  Delivery,
  type DueMailing,
  MailOperationsModule,
  ReminderSettings,
  RemindersModule,
  Sweep,
  Waker,
} from '#reminders';
import { ClockModule } from '../../apps/api/http/clock.module.js';
import { timed } from './timed.js';

/*
 * Sweeps, or delivers what the last sweep has found, when it is told: both as a worker does them. Only the queue and the
 * mail server are missing: their time would be the same whatever is stored.
 */

export type Operation = 'sweep' | 'deliver';

export interface Done {
  /** How many mailings were found, or sent. */
  mailings: number;
  milliseconds: number;
}

@Injectable()
class NotingWaker extends Waker {
  batches: readonly (readonly DueMailing[])[] = [];

  override async wake(batches: readonly (readonly DueMailing[])[]): Promise<void> {
    this.batches = batches;
  }
}

/** Asks for the last word, as a server's readiness does, and takes the mail at once. */
class InstantTransport extends MailTransport {
  sent = 0;

  override async send(_mail: OutgoingMail, mayLeave: () => Promise<boolean>): Promise<SendOutcome> {
    if (!(await mayLeave())) return { kind: 'withdrawn', reason: 'changed meanwhile' };
    this.sent += 1;
    return { kind: 'sent' };
  }
}

const transport = new InstantTransport({ url: 'smtp://127.0.0.1:1' });
const settings = new ReminderSettings('Pacta <pacta@pacta.test>', 'http://127.0.0.1:3000');

@Module({
  imports: [
    ClockModule,
    DatabaseModule.forRoot({ url: process.env['DATABASE_URL'] ?? '', poolSize: 6, applicationName: 'pacta-bench' }),
    AccessModule,
    RemindersModule.forRoot({ settings, transport }),
    MailOperationsModule,
  ],
  providers: [Sweep, NotingWaker, { provide: Waker, useExisting: NotingWaker }],
})
class SweepModule {}

const app = await NestFactory.createApplicationContext(SweepModule, { logger: false });
const [sweep, delivery, waker] = [app.get(Sweep), app.get(Delivery, { strict: false }), app.get(NotingWaker)];

const OPERATIONS: Record<Operation, () => Promise<number>> = {
  sweep: () => sweep.run(),
  deliver: async () => {
    transport.sent = 0;
    // Two batches at once, as the worker takes its jobs.
    const waiting = waker.batches.values();
    const lane = async () => {
      for (const batch of waiting) await delivery.deliver(batch.map(({ id }) => id));
    };
    await Promise.all([lane(), lane()]);
    return transport.sent;
  },
};

async function perform(operation: Operation): Promise<Done> {
  let mailings = 0;
  const { seconds } = await timed(async () => (mailings = await OPERATIONS[operation]()));
  return { mailings, milliseconds: seconds * 1000 };
}

process.on('message', ({ operation }: { operation: Operation }) => {
  void perform(operation).then((done) => process.send?.(done));
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
