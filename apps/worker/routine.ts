import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Nightly, Sweep } from '#reminders';
import { HistoryRounds } from './history-rounds.js';
import { MailAlarms } from './mail-alarms.js';
import { Rounds } from './rounds.js';
import { WorkerOptions } from './worker-options.js';

/** How often a worker asks whether the work of the night is still to be done. */
const NIGHTLY_SECONDS = 15 * 60;

/** How often a worker asks how the mail is doing. */
const ALARM_SECONDS = 60;

/** What every worker does by itself. PostgreSQL decides who of several is first. */
@Injectable()
export class Routine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds[];

  constructor(sweep: Sweep, nightly: Nightly, alarms: MailAlarms, history: HistoryRounds, options: WorkerOptions) {
    this.rounds = [
      ...history.rounds,
      new Rounds('Sweep', options.sweepSeconds, () => sweep.run()),
      new Rounds('Mail alarms', ALARM_SECONDS, () => alarms.look()),
      new Rounds('Nightly check', NIGHTLY_SECONDS, () => nightly.runIfDue()),
    ];
  }

  onApplicationBootstrap(): void {
    for (const round of this.rounds) round.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map((round) => round.stop()));
  }
}
