import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access, reachablePostIds } from '#access';
import { invalid, notFound, Transactions } from '#platform';
import { type Change, Changes, personOf } from './changes.js';
import { openParts, standOf } from './commitment.rules.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import { DeadlineMoves, toldOf } from './deadline-moves.js';
import { reopenedPartFaults } from './part.rules.js';
import { standingColumns } from './period.rules.js';
import { refuseLead, refuseOwnWork } from './own-work.rules.js';
import { Periods } from './periods.js';
import { DecisionRow, type Outcome, ReportRow } from './report.entity.js';
import { acceptanceFaults, refuseDecision } from './report.rules.js';
import { step } from './step.rules.js';
import { acceptance } from './workflow.rules.js';

export interface ReportDecision {
  reportId: string;
  /** Of the commitment. */
  version: number;
  outcome: Outcome;
  /** Why; needed to return a report. */
  reason?: string;
  /** A term that a return sets; the deadline stays as it is when not given. */
  newDeadline?: Temporal.PlainDate;
  /** Numbers of complete parts that a return opens again. */
  reopenedParts?: readonly number[];
  /** Accepting takes a recurring or standing commitment off control altogether. */
  close?: boolean;
}

/** The controller accepts a final report or returns it for more work. Nothing is ever accepted by time-out. */
@Injectable()
export class DecideReport {
  constructor(
    private readonly changes: Changes,
    private readonly store: CommitmentStore,
    private readonly periods: Periods,
    private readonly moves: DeadlineMoves,
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(decision: ReportDecision): Promise<DecisionRow> {
    const found = await this.transactions.manager.findOneBy(ReportRow, { id: decision.reportId });
    if (!found) throw notFound();
    const change = await this.changes.begin(found.commitmentId, decision.version, 'accept');
    const decided = await this.transactions.manager.findOneBy(DecisionRow, { reportId: found.id });
    const fault =
      refuseDecision({ kind: found.kind, decided: decided?.outcome ?? null }) ??
      refuseOwnWork(change.hands, { personId: found.authorId, onBehalfOfId: found.onBehalfOfId }, 'report') ??
      refuseLead(reachablePostIds(this.access.principal), { leadPostId: change.commitment.leadPostId, what: 'report' });
    if (fault) throw fault;
    const made =
      decision.outcome === 'return'
        ? await this.returned(change, found, decision)
        : await this.accepted(change, found, decision);
    const row = rowOf(change, decision);
    await this.transactions.manager.insert(DecisionRow, row);
    const { id, reportId, outcome } = row;
    const told = { decision: { id, reportId, period: found.period, outcome, ...made.decision }, ...made.besides };
    const type = outcome === 'accept' ? 'commitment.report_accepted' : 'commitment.report_returned';
    await this.changes.finish(change, { patch: made.patch, event: { type, reason: row.reason, after: told } });
    return row;
  }

  private async returned(
    change: Change,
    report: ReportRow,
    { reason = '', newDeadline, reopenedParts = [] }: ReportDecision,
  ): Promise<Decided> {
    const { commitment } = change;
    const { period } = report;
    const status = step({ ...standOf(commitment, period), reason }, 'return');
    const faults = reopenedPartFaults(commitment.parts, reopenedParts);
    if (faults.length > 0) throw invalid(faults);
    await this.store.updatePeriod(commitment, period, { reportedAt: null });
    await this.store.updateParts(commitment, reopenedParts, { completedAt: null });
    const besides =
      newDeadline === undefined
        ? {}
        : { extension: toldOf(await this.moves.move(change, { period, to: newDeadline, reason, ...RETURN })) };
    return {
      patch: { status, ...standingColumns({ status, periods: commitment.periods }) },
      ...(reopenedParts.length > 0 && { decision: { reopenedParts } }),
      besides,
    };
  }

  private async accepted(
    { commitment, now }: Change,
    report: ReportRow,
    { close = false, ...asked }: ReportDecision,
  ): Promise<Decided> {
    const faults = acceptanceFaults(asked);
    if (faults.length > 0) throw invalid(faults);
    const taken = acceptance(commitment.deadlineBasis, close);
    const status = step({ ...standOf(commitment, report.period), openParts: openParts(commitment) }, taken);
    await this.store.updatePeriod(commitment, report.period, { settledAt: now });
    if (taken === 'settle_period') await this.periods.topUp(commitment);
    const isClosed = status === 'closed';
    return {
      patch: {
        ...{ status, settledAt: isClosed ? now : null },
        ...standingColumns({ status, periods: commitment.periods }),
      },
      decision: { isSettled: true, isClosed },
    };
  }
}

/** What a decision makes of the commitment, and what its event tells of it and besides. */
interface Decided {
  patch: Partial<CommitmentRow>;
  decision?: Record<string, unknown>;
  besides?: Record<string, unknown>;
}

const RETURN = { origin: 'return', path: 'newDeadline' } as const;

function rowOf(change: Change, { reportId, outcome, reason = '' }: ReportDecision): DecisionRow {
  return {
    ...{ id: randomUUID(), reportId, outcome, reason },
    ...{ decidedById: personOf(change), onBehalfOfId: change.hands.onBehalfOfId, decidedAt: change.now },
  };
}
