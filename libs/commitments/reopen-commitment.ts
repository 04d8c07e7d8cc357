import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import type { ControlStatus } from './commitment.types.js';
import { CommitmentStore } from './commitment-store.js';
import { counterpartAtReopening } from './counterpart.rules.js';
import { DeadlineMoves, toldOf } from './deadline-moves.js';
import { reopenedPeriod, standingColumns, standingPeriod, waitingPeriods } from './period.rules.js';
import { Periods } from './periods.js';
import { step } from './step.rules.js';
import { isRepeating } from './workflow.rules.js';

export interface Reopening {
  commitmentId: string;
  version: number;
  reason: string;
  /** The term of the period that it stands at then; the deadline stays as it is when not given. */
  newDeadline?: Temporal.PlainDate;
}

/** Puts a commitment back on control that was closed or terminated: what was kept once may have to be kept again. */
@Injectable()
export class ReopenCommitment {
  constructor(
    private readonly changes: Changes,
    private readonly store: CommitmentStore,
    private readonly periods: Periods,
    private readonly moves: DeadlineMoves,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: Reopening): Promise<Commitment> {
    const { reason, newDeadline } = request;
    const change = await this.changes.begin(request.commitmentId, request.version, 'reopen');
    const { commitment } = change;
    const waiting = waitingPeriods(commitment.periods);
    const status = step({ status: commitment.status, reason, waiting }, 'reopen');
    const counterpartStatus = counterpartAtReopening(commitment.counterpartStatus, await this.endedOf(commitment));
    await this.openPeriod(commitment);
    const period = standingPeriod(status, commitment.periods).ordinal;
    const extension =
      newDeadline === undefined
        ? {}
        : { extension: toldOf(await this.moves.move(change, { period, to: newDeadline, reason, ...REOPENING })) };
    return this.changes.finish(change, {
      patch: {
        ...{ status, counterpartStatus, settledAt: null, supersededById: null },
        ...standingColumns({ status, periods: commitment.periods }),
      },
      event: { type: 'commitment.reopened', reason, after: extension },
    });
  }

  /** One that repeats goes on with what is owed by now; any other is reported on anew. */
  private async openPeriod(commitment: Commitment): Promise<void> {
    if (isRepeating(commitment.deadlineBasis)) return this.periods.topUp(commitment);
    const settled = reopenedPeriod(commitment.periods);
    if (settled !== null) await this.store.updatePeriod(commitment, settled, { reportedAt: null, settledAt: null });
  }

  /** Where the other side stood when our termination ended it; null when it did not, or the other side moved since. */
  private async endedOf({ id, status }: Commitment): Promise<ControlStatus | null> {
    if (status !== 'terminated') return null;
    const [found] = await this.transactions.manager.query<{ ended: ControlStatus | null }[]>(LAST_END, [id]);
    return found?.ended ?? null;
  }
}

const REOPENING = { origin: 'reopening', path: 'newDeadline' } as const;

/** What was recorded of the other side after our termination is its own doing: there is nothing to take back then. */
const LAST_END = `
  SELECT CASE type WHEN 'commitment.terminated' THEN before ->> 'counterpartStatus' END AS ended FROM events
  WHERE subject = 'commitment' AND subject_id = $1
    AND type IN ('commitment.terminated', 'commitment.counterpart_moved')
  ORDER BY sequence DESC LIMIT 1`;
