import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, Transactions } from '#platform';
import { type Change, Changes, personOf } from './changes.js';
import { openParts, standOf } from './commitment.rules.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import { standingColumns } from './period.rules.js';
import { refuseOwnWork } from './own-work.rules.js';
import { Periods } from './periods.js';
import { DecisionRow, type Outcome, ReportRow } from './report.entity.js';
import { refuseDecision } from './report.rules.js';
import { acceptance, step } from './workflow.rules.js';

export interface ReportDecision {
  reportId: string;
  /** Of the commitment. */
  version: number;
  outcome: Outcome;
  /** Why; needed to return a report. */
  reason?: string;
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
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(decision: ReportDecision): Promise<DecisionRow> {
    const found = await this.transactions.manager.findOneBy(ReportRow, { id: decision.reportId });
    if (!found) throw notFound();
    const change = await this.changes.begin(found.commitmentId, decision.version, 'accept');
    const decided = await this.transactions.manager.findOneBy(DecisionRow, { reportId: found.id });
    const fault =
      refuseDecision({ kind: found.kind, decided: decided?.outcome ?? null }) ??
      refuseOwnWork(change.hands, { personId: found.authorId, onBehalfOfId: found.onBehalfOfId }, 'report');
    if (fault) throw fault;
    const reason = decision.reason ?? '';
    const patch =
      decision.outcome === 'return'
        ? await this.returned(change, found, reason)
        : await this.accepted(change, found, decision.close ?? false);
    const row = this.rowOf(change, found, { outcome: decision.outcome, reason });
    await this.transactions.manager.insert(DecisionRow, row);
    await this.changes.finish(change, { patch, event: eventOf(row, found) });
    return row;
  }

  private async returned({ commitment }: Change, report: ReportRow, reason: string): Promise<Partial<CommitmentRow>> {
    const status = step({ ...standOf(commitment, report.period), reason }, 'return');
    await this.store.updatePeriod(commitment, report.period, { reportedAt: null });
    return { status, ...standingColumns({ status, periods: commitment.periods }) };
  }

  private async accepted(
    { commitment, now }: Change,
    report: ReportRow,
    close: boolean,
  ): Promise<Partial<CommitmentRow>> {
    const taken = acceptance(commitment.deadlineBasis, close);
    const status = step({ ...standOf(commitment, report.period), openParts: openParts(commitment) }, taken);
    await this.store.updatePeriod(commitment, report.period, { settledAt: now });
    if (taken === 'settle_period') await this.periods.topUp(commitment);
    return {
      status,
      settledAt: status === 'closed' ? now : null,
      ...standingColumns({ status, periods: commitment.periods }),
    };
  }

  private rowOf(change: Change, report: ReportRow, given: { outcome: Outcome; reason: string }): DecisionRow {
    return {
      id: randomUUID(),
      reportId: report.id,
      ...given,
      decidedById: personOf(change),
      onBehalfOfId: change.hands.onBehalfOfId,
      decidedAt: change.now,
    };
  }
}

function eventOf(decision: DecisionRow, report: ReportRow) {
  return {
    type: decision.outcome === 'accept' ? 'commitment.report_accepted' : 'commitment.report_returned',
    reason: decision.reason,
    after: { reportId: report.id, period: report.period, decisionId: decision.id },
  };
}
