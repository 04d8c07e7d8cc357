import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access, type Authorization } from '#access';
import { type EventDraft, History } from '#history';
import { Clock, expectVersion, forbidden, Replanner, Transactions } from '#platform';
import { unblockedBy } from './blocker.rules.js';
import type { Commitment } from './commitment.js';
import { partiesIn } from './commitment.rules.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import type { Hands } from './own-work.rules.js';
import { bothOf, changesOfColumns, changesOfHanging, type Hanging, hangingOn } from './told.rules.js';
import { type Step, WORKFLOW } from './workflow.rules.js';

/** A change of one commitment under way: its row is locked, its author may make it. */
export interface Change {
  commitment: Commitment;
  authorization: Authorization;
  hands: Hands;
  now: Temporal.Instant;
  /** What hung on the commitment when the change began. */
  hung: Hanging;
}

export interface Outcome {
  /** Columns of the commitment that change. */
  patch?: Partial<CommitmentRow>;
  event: Pick<EventDraft, 'type' | 'reason'> & {
    /** What the event tells besides the columns, periods, parts and posts that changed. */
    before?: Record<string, unknown>;
    after?: Record<string, unknown>;
  };
}

/** The way of every change: lock, ask whether it is allowed, compare the version; then write, tell history and plan. */
@Injectable()
export class Changes {
  constructor(
    private readonly store: CommitmentStore,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly replanner: Replanner,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a change. Whether it may be seen is decided before its version is compared, so that a stale version tells
   * nobody that it exists.
   * @throws DomainError `not_found`, `forbidden` or `stale`
   */
  async begin(id: string, version: number, step: Step): Promise<Change> {
    const commitment = await this.store.lock(id);
    const authorization = await this.access.authorize(WORKFLOW[step].action, partiesIn(commitment));
    expectVersion(commitment, version);
    const { personId, onBehalfOfId } = this.transactions.actor;
    const hands = { personId, onBehalfOfId: onBehalfOfId ?? null };
    return { commitment, authorization, hands, now: this.now(), hung: hangingOn(commitment) };
  }

  /**
   * Writes the change and its event, and has what ought to be sent planned anew. The event tells every column that
   * changed and every period, part and post that did, so that the register can be worked out from events alone.
   */
  async finish(change: Change, { patch: given = {}, event }: Outcome): Promise<Commitment> {
    const { commitment } = change;
    const patch = { ...given, ...unblockedBy(given.status, commitment) };
    const { type, reason, ...more } = event;
    const told = bothOf(changesOfColumns(commitment, patch), changesOfHanging(change.hung, commitment), more);
    await this.store.update(commitment, patch, change.now);
    await this.history.append([
      {
        ...{ subject: 'commitment', subjectId: commitment.id, type },
        ...(reason === undefined ? {} : { reason }),
        ...told,
      },
    ]);
    await this.replanner.commitmentsChanged([commitment.id]);
    return commitment;
  }

  private now(): Temporal.Instant {
    return this.clock.now().round('millisecond');
  }
}

/** Reports and decisions are made by persons. @throws DomainError `forbidden` for the system itself. */
export function personOf(change: Change): string {
  const { personId } = change.hands;
  if (personId === null) throw forbidden('Only a person can do this.');
  return personId;
}
