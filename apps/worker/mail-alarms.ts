import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { MailStatus } from '#reminders';
import { SaidAlarms } from './said-alarms.js';
import { WorkerOptions } from './worker-options.js';

/** Says in the log when somebody has to look after the mail. */
@Injectable()
export class MailAlarms {
  private readonly alarms = new SaidAlarms(new Logger('Mail'));

  constructor(
    private readonly transactions: Transactions,
    private readonly status: MailStatus,
    private readonly options: WorkerOptions,
  ) {}

  async look(): Promise<void> {
    this.alarms.say(await this.transactions.run(SYSTEM, () => this.status.alarms(this.options.mailLateMinutes)));
  }
}
