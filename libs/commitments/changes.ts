import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access, type Authorization } from '#access';
import { type EventDraft, History } from '#history';
import { expectVersion, forbidden, Replanner, Transactions } from '#platform';
import type { Commitment } from './commitment.js';
import { partiesIn } from './commitment.rules.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import type { Hands } from './own-work.rules.js';
import { type Step, WORKFLOW } from './workflow.rules.js';

/** A change of one commitment under way: its row is locked, its author may make it. */
export interface Change {
  commitment: Commitment;
  authorization: Authorization;
  hands: Hands;
  now: Temporal.Instant;
}

export interface Outcome {
  /** Columns of the commitment that change. */
  patch?: Partial<CommitmentRow>;
  event: Pick<EventDraft, 'type' | 'reason'> & {
    /** What the event tells besides the columns that changed. */
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
    const commitment = await this.store.lock(id);
    const authorization = await this.access.authorize(WORKFLOW[step].action, partiesIn(commitment));
    expectVersion(commitment, version);
    const { personId, onBehalfOfId } = this.transactions.actor;
    return {
      commitment,
      authorization,
      hands: { personId, onBehalfOfId: onBehalfOfId ?? null },
      now: this.transactions.now,
    };
  }

  /** Writes the change and its event, and has what ought to be sent planned anew. */
  async finish(change: Change, { patch = {}, event }: Outcome): Promise<Commitment> {
    const { commitment } = change;
    const differing = changedKeys(commitment, patch);
    const before = { ...pick(commitment, differing), ...event.before };
    await this.store.update(commitment, patch, change.now);
    await this.history.append([
      {
        subject: 'commitment',
        subjectId: commitment.id,
        type: event.type,
        ...(event.reason === undefined ? {} : { reason: event.reason }),
        before: orNothing(before),
        after: orNothing({ ...pick(commitment, differing), ...event.after }),
      },
    ]);
    await this.replanner.commitmentsChanged([commitment.id]);
    return commitment;
  }
}

/** Reports and decisions are made by persons. @throws DomainError `forbidden` for the system itself. */
export function personOf(change: Change): string {
  const { personId } = change.hands;
  if (personId === null) throw forbidden('Only a person can do this.');
  return personId;
}

function changedKeys(row: CommitmentRow, patch: Partial<CommitmentRow>): (keyof CommitmentRow)[] {
  const keys = Object.keys(patch) as (keyof CommitmentRow)[];
  return keys.filter((key) => JSON.stringify(row[key]) !== JSON.stringify(patch[key]));
}

function pick(row: CommitmentRow, keys: (keyof CommitmentRow)[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}

const orNothing = (facts: Record<string, unknown>) => (Object.keys(facts).length > 0 ? facts : undefined);
