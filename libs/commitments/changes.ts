import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access, type Authorization } from '#access';
import { type EventDraft, History } from '#history';
import { DomainError, forbidden, notFound, Replanner, refuseVersion, Transactions } from '#platform';
import { unblockedBy } from './blocker.rules.js';
import type { Commitment } from './commitment.js';
import { partiesIn } from './commitment.rules.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import type { Hands } from './own-work.rules.js';
import { bothOf, changesOfColumns, changesOfHanging, type Hanging, hangingOn } from './told.rules.js';
import { type Step, WORKFLOW } from './workflow.rules.js';

/** A commitment that somebody wants to change, at the version that they read. */
export interface Target {
  id: string;
  version: number;
}

/** A change of one commitment under way: its row is locked, its author may make it. */
export interface Change {
  commitment: Commitment;
  authorization: Authorization;
  /** Whose act its event is: by what allows it, unless it has been said more exactly since. */
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
  ) {}

  /**
   * Opens a change. Whether it may be seen is decided before its version is compared, so that a stale version tells
   * nobody that it exists.
   * @throws DomainError `not_found`, `forbidden` or `stale`
   */
  async begin(id: string, version: number, step: Step): Promise<Change> {
    const [change] = await this.beginEach([{ id, version }], step);
    if (change instanceof DomainError) throw change;
    return change;
  }

  /**
   * Opens changes of several commitments, each named once. All rows are locked first, in one order for everybody.
   * @returns in the order given the change, or what stands against it, as `begin` would throw it
   */
  async beginEach(targets: readonly Target[], step: Step): Promise<(Change | DomainError)[]> {
    const commitments = await this.store.lockEach(targets.map(({ id }) => id));
    const there = [...commitments.values()];
    const granted = await this.access.authorizeEach(WORKFLOW[step].action, there.map(partiesIn));
    const authorizations = new Map(there.map(({ id }, index) => [id, granted[index]]));
    return targets.map(({ id, version }) => {
      const commitment = commitments.get(id);
      const authorization = authorizations.get(id);
      if (commitment === undefined || authorization === undefined) return notFound();
      if (authorization instanceof DomainError) return authorization;
      return refuseVersion(commitment, version) ?? this.changeOf(commitment, authorization);
    });
  }

  /** Writes the change and its event, and has what ought to be sent planned anew. */
  async finish(change: Change, outcome: Outcome): Promise<Commitment> {
    const [commitment] = await this.finishEach([{ change, outcome }]);
    return commitment;
  }

  /** As `finish`, for several: history and plan are told once. */
  async finishEach(finished: readonly { change: Change; outcome: Outcome }[]): Promise<Commitment[]> {
    const changes = finished.map(({ change, outcome }) => ({ ...change, ...writtenOf(change, outcome) }));
    const events = new Map<string | null, EventDraft[]>();
    for (const { hands, event } of changes) {
      const drafts = events.get(hands.onBehalfOfId) ?? [];
      drafts.push(event);
      events.set(hands.onBehalfOfId, drafts);
    }
    await this.store.updateEach(changes, this.transactions.now);
    for (const [onBehalfOfId, drafts] of events) {
      const { actor } = this.transactions;
      if ((actor.onBehalfOfId ?? null) !== onBehalfOfId) {
        await this.transactions.become({ personId: actor.personId, onBehalfOfId });
      }
      await this.history.append(drafts);
    }
    await this.replanner.commitmentsChanged(finished.map(({ change }) => change.commitment.id));
    return finished.map(({ change }) => change.commitment);
  }

  private changeOf(commitment: Commitment, authorization: Authorization): Change {
    const hands = { personId: this.transactions.actor.personId, onBehalfOfId: authorization.onBehalfOfId };
    return { commitment, authorization, hands, now: this.transactions.now, hung: hangingOn(commitment) };
  }
}

/** Reports and decisions are made by persons. @throws DomainError `forbidden` for the system itself. */
export function personOf(change: Change): string {
  const { personId } = change.hands;
  if (personId === null) throw forbidden('only_persons', 'Only a person can do this.');
  return personId;
}

/**
 * The columns that differ, and the event of it: it tells every column that changed and every period, part and post that
 * did, so that the register can be worked out from events alone.
 */
function writtenOf(
  { commitment, hung }: Change,
  { patch: given = {}, event }: Outcome,
): { patch: Partial<CommitmentRow>; event: EventDraft } {
  const columns = changesOfColumns(commitment, { ...given, ...unblockedBy(given.status, commitment) });
  const { type, reason, ...more } = event;
  return {
    patch: columns.after,
    event: {
      ...{ subject: 'commitment', subjectId: commitment.id, type },
      ...(reason === undefined ? {} : { reason }),
      ...bothOf(columns, changesOfHanging(hung, commitment), more),
    },
  };
}
