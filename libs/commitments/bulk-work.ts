import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { DomainError, invalid } from '#platform';
import {
  type BulkAction,
  type BulkState,
  differenceOf,
  listFaults,
  refusalOfAll,
  requestOf,
  stateOf,
} from './bulk-work.rules.js';
import type { Change, Target } from './changes.js';
import type { Commitment } from './commitment.js';
import { changesNothing } from './edit.rules.js';
import { EditCommitment } from './edit-commitment.js';
import { ExtendByDecision } from './extend-by-decision.js';

export interface BulkRequest {
  /** Each named once, at the version that was read. */
  commitments: readonly Target[];
  action: BulkAction;
}

/** What became of one commitment; of its state only what differs: nothing where it was so already, and was left alone. */
export interface BulkChange {
  id: string;
  reference: string;
  /** As it is now. */
  version: number;
  before: Partial<BulkState>;
  after: Partial<BulkState>;
}

export interface BulkDone {
  /** What the events of all of them carry as `bulkWorkId`. */
  id: string;
  /** In the order of the request. */
  changes: BulkChange[];
}

/** Bulk work that nothing stands against, on commitments that are locked. */
export interface CheckedBulk {
  id: string;
  /** In the order of the request; they carry their changes once it is applied. */
  commitments: Commitment[];
  before: BulkState[];
  /** Ids of those that are reminded of. */
  onControl: string[];
  /** Writes those that it changes. */
  apply: () => Promise<unknown>;
}

/** Does the same to many commitments: by the use cases and the rules of one, all or nothing. */
@Injectable()
export class BulkWork {
  constructor(
    private readonly access: Access,
    private readonly edition: EditCommitment,
    private readonly extension: ExtendByDecision,
  ) {}

  /**
   * Locks the commitments and asks whether the action can be done to each of them.
   * @throws DomainError `forbidden`; `invalid` or `conflict` `bulk_refused` with every fault of every commitment, each with
   * its place: what may not be seen, what is stale, what its state forbids, and every value that is wrong
   */
  async check({ commitments, action }: BulkRequest): Promise<CheckedBulk> {
    this.access.require('bulk_work');
    const faults = listFaults(commitments.map(({ id }) => id));
    if (faults.length > 0) throw invalid(faults);
    const id = randomUUID();
    const each = { ...requestOf(action), told: { bulkWorkId: id } };
    const targets = commitments.map((target) => ({ commitmentId: target.id, version: target.version }));
    if ('edit' in each) {
      const edits = allOf(await this.edition.check(targets.map((target) => ({ ...target, ...each }))), action);
      // What is so already gets no event and no version.
      const changing = edits.filter(({ change, draft }) => !changesNothing(change.commitment, draft));
      return { id, ...checkedOf(edits), apply: () => this.edition.apply(changing) };
    }
    const decisions = allOf(await this.extension.check(targets.map((target) => ({ ...target, ...each }))), action);
    return { id, ...checkedOf(decisions), apply: () => this.extension.apply(decisions) };
  }

  /** Does what was checked in the same transaction. */
  async apply({ id, commitments, before, apply }: CheckedBulk): Promise<BulkDone> {
    await apply();
    const changes = commitments.map((commitment, index) => ({
      id: commitment.id,
      reference: commitment.reference,
      version: commitment.version,
      ...differenceOf(before[index], stateOf(commitment)),
    }));
    return { id, changes };
  }
}

/** @throws DomainError with every fault when something stands against one of them */
function allOf<T extends object>(checked: readonly (T | DomainError)[], action: BulkAction): T[] {
  const refusal = refusalOfAll(
    checked.map((one) => (one instanceof DomainError ? one : null)),
    action,
  );
  if (refusal) throw refusal;
  return checked.filter((one): one is T => !(one instanceof DomainError));
}

/** Taken before anything is written: a commitment carries its changes. */
function checkedOf(checked: readonly { change: Change }[]): Pick<CheckedBulk, 'commitments' | 'before' | 'onControl'> {
  const commitments = checked.map(({ change }) => change.commitment);
  const onControl = commitments.filter(({ status }) => status === 'active' || status === 'reported');
  return { commitments, before: commitments.map(stateOf), onControl: onControl.map(({ id }) => id) };
}
