import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CheckpointFault, CheckpointList, Checkpoints, HistoryStatus, NightlyVerification } from '#history';
import { SYSTEM, Transactions } from '#platform';
import { CheckpointMails } from '#reminders';
import { Rounds } from './rounds.js';
import { SaidAlarms } from './said-alarms.js';
import { WorkerOptions } from './worker-options.js';

/** How often a worker asks whether a checkpoint is due, or asked for. */
const CHECKPOINT_SECONDS = 10;

/** How often it asks whether the verification of the night is still to be done. */
const VERIFICATION_SECONDS = 15 * 60;

const ALARM_SECONDS = 60;

/** What a worker does for the history by itself; nothing where it was told to leave it to others. */
@Injectable()
export class HistoryRounds {
  readonly rounds: Rounds[];
  private readonly log = new Logger('History');
  private readonly alarms = new SaidAlarms(this.log);
  private readonly faults = new SaidAlarms(this.log);

  constructor(
    private readonly modules: ModuleRef,
    private readonly transactions: Transactions,
    private readonly status: HistoryStatus,
    private readonly mails: CheckpointMails,
    private readonly requests: CheckpointList,
    private readonly options: WorkerOptions,
  ) {
    this.rounds = options.checkpoints
      ? [
          new Rounds('Checkpoints', CHECKPOINT_SECONDS, () => this.makeCheckpoint()),
          new Rounds('Verification', VERIFICATION_SECONDS, () => this.verify()),
          new Rounds('History alarms', ALARM_SECONDS, () => this.sayAlarms()),
        ]
      : [];
  }

  private async makeCheckpoint(): Promise<void> {
    const { minutes = 0, addresses = [] } = this.options.checkpoints ?? {};
    const checkpoints = this.modules.get(Checkpoints, { strict: false });
    try {
      const made = await checkpoints.makeIfDue(minutes);
      if (made) this.log.log(`Checkpoint ${made.number}: ${made.size} events, ${made.added} of them new`);
    } catch (error) {
      if (!(error instanceof CheckpointFault)) throw error;
      // Said from what happened here: the alarm in the database can be wiped by whoever has a reason to.
      this.faults.say([{ code: error.message, message: `no checkpoint can be made: ${error.message}` }]);
    }
    await this.mails.send(addresses, () => checkpoints.keys());
  }

  private async verify(): Promise<void> {
    const isDone = await this.modules.get(NightlyVerification, { strict: false }).runIfDue();
    if (isDone) await this.transactions.run(SYSTEM, () => this.requests.forgetAnswered());
  }

  private async sayAlarms(): Promise<void> {
    this.alarms.say(await this.transactions.run(SYSTEM, () => this.status.alarms()));
  }
}
