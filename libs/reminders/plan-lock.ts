import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';

/**
 * Keeps the plan true while the world and a commitment change at once. Without it each of two transactions could plan
 * from what it can see of the other (the old holder, or no commitment yet), and both plans would be wrong for good.
 *
 * Whoever changes one commitment shares the lock with others who do; whoever changes the world (roster, calendar,
 * ladder) has it alone. It is taken after the change is written and **before** anything is read for planning: at READ
 * COMMITTED the reads that follow see everything that the transaction before it has committed. It falls with the
 * transaction.
 */
@Injectable()
export class PlanLock {
  constructor(private readonly transactions: Transactions) {}

  async forCommitments(): Promise<void> {
    await this.transactions.manager.query('SELECT pg_advisory_xact_lock_shared($1)', [PLAN_LOCK]);
  }

  async forWorld(): Promise<void> {
    await this.transactions.manager.query('SELECT pg_advisory_xact_lock($1)', [PLAN_LOCK]);
  }
}

const PLAN_LOCK = 7_226_003;
