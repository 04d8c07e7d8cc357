import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Any } from 'typeorm';
import { Access, reachablePostIds } from '#access';
import { DomainError, Transactions } from '#platform';
import { type Change, personOf } from './changes.js';
import type { Commitment } from './commitment.js';
import { CommitmentStore } from './commitment-store.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { isLateRequest, refuseMove } from './extension.rules.js';
import { found } from './found.js';
import { refuseLead } from './own-work.rules.js';
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

/**
 * The one way in which the current deadline of a period that has one moves on control (what was to be agreed on gets its
 * first by an edit), and never by the hand of whoever leads the commitment. The
 * original deadline always stays.
 */
@Injectable()
export class DeadlineMoves {
  constructor(
    private readonly store: CommitmentStore,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Moves the deadline within a change under way and keeps it as an extension that is granted at once. The caller writes
   * the commitment: `standingColumns` says what it carries of the period then, `toldOf` what the event tells.
   * @returns the extension, as stored
   * @throws DomainError `conflict` for a period that there is not, that is settled or has no deadline, or while a report on it or a request of the lead waits;
   * `invalid` for a date that is not later or is over; `forbidden` for whoever leads the commitment and for the system itself
   */
  async move(change: Change, move: DeadlineMove): Promise<ExtensionRow> {
    const [row] = await this.check([{ change, move }]);
    if (row instanceof DomainError) throw row;
    await this.write([{ change, row }]);
    return row;
  }

  /**
   * Asks whether deadlines can be moved, each of another commitment; nothing is written.
   * @returns in the order given the extension to be written, or what stands against it, as `move` would throw it
   */
  async check(moves: readonly { change: Change; move: DeadlineMove }[]): Promise<(ExtensionRow | DomainError)[]> {
    const postIds = reachablePostIds(this.access.principal);
    const waiting = await this.waitingFor(moves.map(({ change }) => change.commitment.id));
    const terms = await this.termsSource.of(moves.map(({ change }) => change.commitment));
    return moves.map(({ change, move }, index) => {
      const { commitment } = change;
      const { today } = terms[index];
      const period = unsettledPeriod(commitment, move.period);
      const request = waiting.find((one) => one.commitmentId === commitment.id && one.period === move.period) ?? null;
      const fault =
        refuseLead(postIds, { leadPostId: commitment.leadPostId, what: 'deadline' }) ??
        refuseMove(period, {
          to: move.to,
          today,
          path: move.path,
          waiting: request,
          isReopening: move.origin === 'reopening',
        });
      if (fault) return fault;
      const from = found(period.currentDeadline, 'the deadline');
      return grantedRow(change, { ...move, from, late: isLateRequest(from, today) });
    });
  }

  /** Writes moves that were checked in the same transaction. */
  async write(moves: readonly { change: Change; row: ExtensionRow }[]): Promise<void> {
    if (moves.length === 0) return;
    await this.transactions.manager.insert(
      ExtensionRow,
      moves.map(({ row }) => row),
    );
    await this.store.moveDeadlines(
      moves.map(({ change, row }) => ({ commitment: change.commitment, ordinal: row.period, to: row.toDeadline })),
    );
  }

  /**
   * Writes what an extension that is granted makes of its period.
   * @throws DomainError `conflict` for a period that is settled, `forbidden` for whoever leads the commitment
   */
  async apply(commitment: Commitment, { period, toDeadline }: ExtensionRow): Promise<void> {
    const { leadPostId } = commitment;
    const leads = refuseLead(reachablePostIds(this.access.principal), { leadPostId, what: 'deadline' });
    if (leads) throw leads;
    unsettledPeriod(commitment, period);
    await this.store.moveDeadlines([{ commitment, ordinal: period, to: toDeadline }]);
  }

  private waitingFor(commitmentIds: string[]): Promise<ExtensionRow[]> {
    return this.transactions.manager.findBy(ExtensionRow, { commitmentId: Any(commitmentIds), state: 'requested' });
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
