import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { MailStatus } from '#reminders';
import { WorkerOptions } from './worker-options.js';

/** Between two lines about the same alarm, in milliseconds. */
const PAUSE = 15 * 60_000;

/** Says in the log when somebody has to look after the mail, and not over and over. */
@Injectable()
export class MailAlarms {
  private readonly log = new Logger('Mail');
  private readonly saidAt = new Map<string, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly status: MailStatus,
    private readonly options: WorkerOptions,
  ) {}

  async look(): Promise<void> {
    const alarms = await this.transactions.run(SYSTEM, () => this.status.alarms(this.options.mailLateMinutes));
    for (const { code, message } of alarms) this.say(code, message);
  }

  private say(code: string, message: string): void {
    if (performance.now() - (this.saidAt.get(code) ?? -Infinity) < PAUSE) return;
    this.saidAt.set(code, performance.now());
    this.log.error(`Alarm: ${message}`);
  }
}
