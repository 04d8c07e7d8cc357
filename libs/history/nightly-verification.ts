import { Injectable, Logger } from '@nestjs/common';
import { JobRuns, SYSTEM, Transactions } from '#platform';
import { CheckpointFault } from './checkpoint-fault.js';
import { CheckpointSettings } from './checkpoint-settings.js';
import { HistoryChecks } from './history-checks.js';
import { NEWEST } from './checkpoints.sql.js';
import { VERIFICATION } from './history-status.js';
import { type OutsideHistory, readOutside, VerifyHistory } from './verify-history.js';

/** Verifies the whole history once a day, against the folder of checkpoints, and keeps what was found. */
@Injectable()
export class NightlyVerification {
  private readonly log = new Logger('History');

  constructor(
    private readonly jobRuns: JobRuns,
    private readonly verifyHistory: VerifyHistory,
    private readonly checks: HistoryChecks,
    private readonly transactions: Transactions,
    private readonly settings: CheckpointSettings,
  ) {}

  /** @returns whether it was this call that did it */
  runIfDue(): Promise<boolean> {
    return this.jobRuns.runIfDue(VERIFICATION, () => this.run());
  }

  private async run(): Promise<void> {
    const began = performance.now();
    const report = await this.verifyHistory.run(() => this.outside());
    const seconds = (performance.now() - began) / 1_000;
    const { leaves, pending, found, findings } = report;
    const outcome = `Verified ${leaves} events and ${pending} that wait: ${found} not as signed`;
    // Before anything is kept, and whatever the database makes of it.
    if (found > 0) this.log.error(`${outcome}. The first: ${JSON.stringify(findings[0])}`);
    else this.log.log(outcome);
    await this.transactions.run(SYSTEM, () => this.checks.keep(report, seconds));
  }

  /** A folder that is away says nothing about the history. @throws CheckpointFault which leaves the work to the next round */
  private async outside(): Promise<OutsideHistory> {
    const { folder } = this.settings;
    const outside = await readOutside(folder);
    if (outside.keys.length > 0) return outside;
    const stored = await this.transactions.run(SYSTEM, () => this.transactions.manager.query<unknown[]>(NEWEST));
    if (stored.length === 0) return outside;
    throw new CheckpointFault(
      'folder',
      `the history cannot be verified: checkpoints were made, and there is no key in the checkpoint folder ${folder}, which may not be mounted`,
    );
  }
}
