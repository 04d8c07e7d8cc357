import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MailTransport } from '#mail';
import { Delivery, Gather, ReminderSettings, RemindersModule } from '#reminders';
import { CliModule } from '../../apps/cli/cli.module.js';
import { asSystem, type Find } from '../../apps/cli/with-register.js';
import { Recorder } from './recorder.js';

/*
 * Sends the digests that are due as a worker does, one at a time, and says of each how long it took, from the claim to the
 * recorded outcome, and which statement read its lines.
 */

export interface SentDigest {
  milliseconds: number;
  statement: { text: string; values: unknown[] };
}

const { DATABASE_URL: databaseUrl = '', SMTP_URL: smtpUrl = '' } = process.env;

@Module({
  imports: [
    CliModule.forRoot(databaseUrl),
    RemindersModule.forRoot({
      settings: new ReminderSettings('Pacta <pacta@pacta.test>', 'http://127.0.0.1:3000'),
      transport: new MailTransport({ url: smtpUrl }),
    }),
  ],
})
class WorkerModule {}

const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error'], abortOnError: false });
const find: Find = (service) => app.get(service, { strict: false });
const recorder = new Recorder();
recorder.start();
const sent: SentDigest[] = [];
const due = (await asSystem(find, () => find(Gather).gather())) ?? [];
for (const { id } of due) {
  let milliseconds = 0;
  const heard = await recorder.listen(async () => {
    const began = performance.now();
    await find(Delivery).deliver([id]);
    milliseconds = performance.now() - began;
  });
  const reading = heard.find(({ text }) => text.includes('AS "daysLate"'));
  if (reading === undefined) throw new Error('a digest was sent without reading its lines');
  sent.push({ milliseconds, statement: { text: reading.text, values: reading.values ?? [] } });
}
recorder.stop();
await app.close();
// All of it has to be through before the channel closes: it is not small.
process.send?.(sent, () => process.disconnect?.());
