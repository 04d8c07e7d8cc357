import { Injectable, Logger } from '@nestjs/common';
import { Periods } from '#commitments';
import { JobRuns, SYSTEM, Transactions } from '#platform';
import { CheckPlan } from './check-plan.js';
import { DigestTurns } from './digest-turns.js';

/** The work of the night: new periods for what recurs, turns for new readers of digests, the check of the whole plan. */
@Injectable()
export class Nightly {
  private readonly log = new Logger(Nightly.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly periods: Periods,
    private readonly digests: DigestTurns,
    private readonly checkPlan: CheckPlan,
    private readonly jobRuns: JobRuns,
  ) {}

  /**
   * Does it once a day (by UTC), whoever comes first. Called every so often by every worker. A run that was cut off is
   * made up for by the next call; two at once would do no harm.
   * @returns whether it was this call that did it.
   */
  runIfDue(): Promise<boolean> {
    return this.jobRuns.runIfDue(PLAN_CHECK, () => this.run());
  }

  private async run(): Promise<void> {
    await this.transactions.run(SYSTEM, () => this.periods.topUpAll());
    await this.transactions.run(SYSTEM, () => this.digests.addNewcomers());
    const { commitments, added, differences } = await this.checkPlan.run();
    this.log.log(`Checked the plan of ${commitments} commitments: ${added} reminders added, ${differences} wrong`);
  }
}

/** How the job is called in `job_runs`. */
export const PLAN_CHECK = 'check-plan';
