import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { type CommitmentState, Register, type RegisterFilter, RegisterStates } from '#commitments';
import type { Language } from '#people';
import { Transactions } from '#platform';
import { type Change, CHANGES, type Difference, differenceBetween } from './compare-states.rules.js';

export interface ComparisonRequest {
  /** Two moments, the earlier one first, none of them to come. */
  from: Temporal.Instant;
  to: Temporal.Instant;
  /** Of either state. */
  filter: RegisterFilter;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

/** A commitment that is no longer what it was, with what it was and is; null where it was not there. */
export interface ComparedCommitment extends Difference {
  id: string;
  reference: string;
  title: string;
  before: CommitmentState | null;
  after: CommitmentState | null;
}

export interface Compared {
  /** How many the filter finds at each of the moments. */
  commitments: { before: number; after: number };
  /** How many of each change. */
  counts: Record<Change, number>;
  /** By reference. */
  items: ComparedCommitment[];
}

/** What has become of the register between two moments, for whoever asks. */
@Injectable()
export class Comparison {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: Register,
    private readonly states: RegisterStates,
  ) {}

  /** The open transaction looks back to `to` afterwards, and can write nothing. */
  async between({ from, to, filter, language }: ComparisonRequest): Promise<Compared> {
    const ids = await this.states.changedBetween(from, to);
    const at = async (moment: Temporal.Instant) => {
      await this.transactions.lookBack(moment);
      return { count: await this.register.count(filter), states: await this.states.of(ids, filter, language) };
    };
    const [before, after] = [await at(from), await at(to)];
    const items = ids.flatMap((id) => compared(before.states.get(id) ?? null, after.states.get(id) ?? null));
    return {
      commitments: { before: before.count, after: after.count },
      counts: countsOf(items),
      items: items.sort((a, b) => (a.reference < b.reference ? -1 : 1)),
    };
  }
}

/** What a comparison finds where there is nothing to compare. */
export function unchanged(): Pick<Compared, 'counts' | 'items'> {
  return { counts: countsOf([]), items: [] };
}

function compared(before: CommitmentState | null, after: CommitmentState | null): ComparedCommitment[] {
  const known = after ?? before;
  if (known === null || !(before?.matches || after?.matches)) return [];
  const difference = differenceBetween(before, after);
  if (difference.changes.length === 0) return [];
  return [{ id: known.id, reference: known.reference, title: known.title, ...difference, before, after }];
}

function countsOf(items: readonly Difference[]): Record<Change, number> {
  const count = (change: Change) => items.filter(({ changes }) => changes.includes(change)).length;
  return Object.fromEntries(CHANGES.map((change) => [change, count(change)])) as Record<Change, number>;
}
