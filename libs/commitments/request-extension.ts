import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
import { type Change, Changes, personOf } from './changes.js';
import { standOf } from './commitment.rules.js';
import { toldOf } from './deadline-moves.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { isLateRequest, refuseExtension } from './extension.rules.js';
import { found } from './found.js';
import { ExtensionRow } from './report.entity.js';
import { step } from './step.rules.js';
import { unsettledPeriod } from './unsettled-period.js';

export interface ExtensionRequest {
  commitmentId: string;
  version: number;
  /** The new deadline. */
  to: Temporal.PlainDate;
  reason: string;
  /** The period whose deadline is to move; the earliest that is still to be reported on when not given. */
  period?: number;
}

/** The lead asks for a later deadline. Asking after the deadline is allowed, and marked. */
@Injectable()
export class RequestExtension {
  constructor(
    private readonly changes: Changes,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict` or `invalid` */
  async run(request: ExtensionRequest): Promise<ExtensionRow> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'request_extension');
    const { commitment } = change;
    const ordinal = request.period ?? commitment.period;
    step({ ...standOf(commitment, ordinal), reason: request.reason }, 'request_extension');
    const period = unsettledPeriod(commitment, ordinal);
    const anotherIsOpen = await this.transactions.manager.existsBy(ExtensionRow, {
      commitmentId: commitment.id,
      period: ordinal,
      state: 'requested',
    });
    const [{ today }] = await this.termsSource.of([commitment]);
    const fault = refuseExtension(period, { to: request.to, today, anotherIsOpen });
    if (fault) throw fault;
    const from = found(period.currentDeadline, 'the deadline');
    const row = rowOf(change, { ...request, period: ordinal, from, late: isLateRequest(from, today) });
    await this.transactions.manager.insert(ExtensionRow, row);
    await this.changes.finish(change, {
      event: {
        type: 'commitment.extension_requested',
        reason: request.reason,
        after: { extension: toldOf(row) },
      },
    });
    return row;
  }
}

function rowOf(
  change: Change,
  request: ExtensionRequest & { period: number; from: Temporal.PlainDate; late: boolean },
): ExtensionRow {
  return {
    id: randomUUID(),
    commitmentId: change.commitment.id,
    period: request.period,
    fromDeadline: request.from,
    toDeadline: request.to,
    reason: request.reason,
    late: request.late,
    origin: 'request',
    state: 'requested',
    requestedById: personOf(change),
    onBehalfOfId: change.hands.onBehalfOfId,
    requestedAt: change.now,
    decidedById: null,
    decidedOnBehalfOfId: null,
    decidedByPostId: null,
    decidedAt: null,
    decisionReason: '',
  };
}
