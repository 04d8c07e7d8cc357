import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { SYSTEM, Transactions } from './transactions.js';

/** What is done once a day (by UTC), whoever of several comes first. */
@Injectable()
export class JobRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Does today's work unless it was done. Called every so often. A run that was cut off is made up for by the next call;
   * the work must bear two at once.
   * @returns whether it was this call that did it
   */
  async runIfDue(job: string, work: () => Promise<unknown>): Promise<boolean> {
    const today = this.clock.today('UTC').toString();
    const claimed = await this.query(CLAIM, [job, today]);
    if (claimed.length === 0) return false;
    await work();
    await this.query(FINISH, [job, today]);
    return true;
  }

  private query(sql: string, parameters: unknown[]): Promise<unknown[]> {
    return this.transactions.run(SYSTEM, () => this.transactions.manager.query<unknown[]>(sql, parameters));
  }
}

const CLAIM = `
  INSERT INTO job_runs AS r (job, ran_on) VALUES ($1, $2::date)
  ON CONFLICT (job) DO UPDATE SET ran_on = excluded.ran_on, finished_at = NULL
    WHERE r.ran_on < excluded.ran_on OR r.finished_at IS NULL
  RETURNING 1`;

const FINISH = `UPDATE job_runs SET finished_at = statement_timestamp() WHERE job = $1 AND ran_on = $2::date`;
