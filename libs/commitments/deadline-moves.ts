import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
import { type Change, personOf } from './changes.js';
import type { Commitment } from './commitment.js';
import { CommitmentStore } from './commitment-store.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { isLateRequest, refuseMove } from './extension.rules.js';
import { found } from './found.js';
import { ExtensionRow, type MoveOrigin } from './report.entity.js';
import { unsettledPeriod } from './unsettled-period.js';

/** A deadline that somebody moves who may decide on it, without having been asked by the lead. */
export interface DeadlineMove {
  /** Ordinal of the period. */
  period: number;
  to: Temporal.PlainDate;
  /** What moves it. */
  origin: Exclude<MoveOrigin, 'request'>;
  reason: string;
  /** The post whose decision the actor enters, where it is not the actor's own. */
  decidedByPostId?: string;
  /** The field of the input that a fault of the date names. */
  path: string;
}

/** The one way in which the current deadline of a period moves. The original deadline always stays. */
@Injectable()
export class DeadlineMoves {
  constructor(
    private readonly store: CommitmentStore,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Moves the deadline within a change under way and keeps it as an extension that is granted at once. The caller writes
   * the commitment: `standingColumns` says what it carries of the period then, `toldOf` what the event tells.
   * @returns the extension, as stored
   * @throws DomainError `conflict` for a period that there is not, that is settled or has no deadline, or while a request of the lead waits;
   * `invalid` for a date that is not later or is over; `forbidden` for the system itself
   */
  async move(change: Change, move: DeadlineMove): Promise<ExtensionRow> {
    const { commitment } = change;
    const period = unsettledPeriod(commitment, move.period);
    const waiting = await this.waitingFor(commitment.id, move.period);
    const [{ today }] = await this.termsSource.of([commitment]);
    const fault = refuseMove(period, { to: move.to, today, path: move.path, waiting });
    if (fault) throw fault;
    const from = found(period.currentDeadline, 'the deadline');
    const row = grantedRow(change, { ...move, from, late: isLateRequest(from, today) });
    await this.transactions.manager.insert(ExtensionRow, row);
    await this.apply(commitment, row);
    return row;
  }

  /** Writes what an extension that is granted makes of its period. */
  async apply(commitment: Commitment, { period, toDeadline }: ExtensionRow): Promise<void> {
    const { deadlineVersion } = unsettledPeriod(commitment, period);
    await this.store.updatePeriod(commitment, period, {
      currentDeadline: toDeadline,
      deadlineVersion: deadlineVersion + 1,
    });
  }

  private waitingFor(commitmentId: string, period: number): Promise<ExtensionRow | null> {
    return this.transactions.manager.findOneBy(ExtensionRow, { commitmentId, period, state: 'requested' });
  }
}

/** What an event tells of an extension, so that the deadline can be worked out from events alone. */
export function toldOf(extension: ExtensionRow): Record<string, unknown> {
  const { id, period, fromDeadline, toDeadline, late, origin, decidedByPostId } = extension;
  const byPost = decidedByPostId === null ? {} : { decidedByPostId };
  return { id, period, from: fromDeadline, to: toDeadline, late, origin, ...byPost };
}

function grantedRow(change: Change, move: DeadlineMove & { from: Temporal.PlainDate; late: boolean }): ExtensionRow {
  const personId = personOf(change);
  const { onBehalfOfId } = change.hands;
  return {
    id: randomUUID(),
    commitmentId: change.commitment.id,
    period: move.period,
    fromDeadline: move.from,
    toDeadline: move.to,
    reason: move.reason,
    late: move.late,
    origin: move.origin,
    state: 'granted',
    requestedById: personId,
    onBehalfOfId,
    requestedAt: change.now,
    decidedById: personId,
    decidedOnBehalfOfId: onBehalfOfId,
    decidedByPostId: move.decidedByPostId ?? null,
    decidedAt: change.now,
    decisionReason: move.reason,
  };
}
