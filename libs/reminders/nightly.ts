import { Injectable, Logger } from '@nestjs/common';
import { Periods } from '#commitments';
import { Clock, SYSTEM, Transactions } from '#platform';
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
    private readonly clock: Clock,
  ) {}

  /**
   * Does it once a day (by UTC), whoever comes first. Called every so often by every worker. A run that was cut off is
   * made up for by the next call; two at once would do no harm.
   * @returns whether it was this call that did it.
   */
  async runIfDue(): Promise<boolean> {
    const today = this.clock.today('UTC').toString();
    const isMine = await this.transactions.run(SYSTEM, async () => {
      const rows: unknown[] = await this.transactions.manager.query(CLAIM, [PLAN_CHECK, today]);
      return rows.length > 0;
    });
    if (!isMine) return false;
    await this.transactions.run(SYSTEM, () => this.periods.topUpAll());
    await this.transactions.run(SYSTEM, () => this.digests.addNewcomers());
    const { commitments, added, differences } = await this.checkPlan.run();
    await this.transactions.run(SYSTEM, () => this.transactions.manager.query(FINISH, [PLAN_CHECK, today]));
    this.log.log(`Checked the plan of ${commitments} commitments: ${added} reminders added, ${differences} wrong`);
    return true;
  }
}

/** How the job is called in `job_runs`. */
export const PLAN_CHECK = 'check-plan';

const CLAIM = `
  INSERT INTO job_runs AS r (job, ran_on) VALUES ($1, $2::date)
  ON CONFLICT (job) DO UPDATE SET ran_on = excluded.ran_on, finished_at = NULL
    WHERE r.ran_on < excluded.ran_on OR r.finished_at IS NULL
  RETURNING 1`;

const FINISH = `UPDATE job_runs SET finished_at = statement_timestamp() WHERE job = $1 AND ran_on = $2::date`;
