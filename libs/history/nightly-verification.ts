import { Injectable, Logger } from '@nestjs/common';
import { JobRuns, SYSTEM, Transactions } from '#platform';
import { CheckpointSettings } from './checkpoint-settings.js';
import { HistoryChecks } from './history-checks.js';
import { VERIFICATION } from './history-status.js';
import { readOutside, VerifyHistory } from './verify-history.js';

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
    const report = await this.verifyHistory.run(await readOutside(this.settings.folder));
    const seconds = (performance.now() - began) / 1_000;
    await this.transactions.run(SYSTEM, () => this.checks.keep(report, seconds));
    this.log.log(`Verified ${report.leaves} events and ${report.pending} that wait: ${report.found} not as signed`);
  }
}
