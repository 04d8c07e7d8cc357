import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { type CommitmentState, Register, type RegisterFilter, RegisterStates, type Side } from '#commitments';
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
  /** Whose it is, or was when it was last there. */
  side: Side;
  before: CommitmentState | null;
  after: CommitmentState | null;
}

export interface Compared {
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
    const found = await this.atBoth({ from, to }, () => this.states.changedBetween(from, to, filter));
    const ids = [...new Set([...found.before, ...found.after])];
    const { before, after } = await this.atBoth({ from, to }, () => this.states.of(ids, language));
    const items = ids.flatMap((id) => compared(before.get(id) ?? null, after.get(id) ?? null));
    return { counts: countsOf(items), items: items.sort((a, b) => (a.reference < b.reference ? -1 : 1)) };
  }

  /** How many the filter finds at each of the moments. Leaves the open transaction as `between` does. */
  sizes({ from, to, filter }: ComparisonRequest): Promise<{ before: number; after: number }> {
    return this.atBoth({ from, to }, () => this.register.count(filter));
  }

  private async atBoth<T>(
    { from, to }: Pick<ComparisonRequest, 'from' | 'to'>,
    read: () => Promise<T>,
  ): Promise<{ before: T; after: T }> {
    await this.transactions.lookBack(from);
    const before = await read();
    await this.transactions.lookBack(to);
    return { before, after: await read() };
  }
}

/** What a comparison finds where there is nothing to compare. */
export function unchanged(): Compared {
  return { counts: countsOf([]), items: [] };
}

function compared(before: CommitmentState | null, after: CommitmentState | null): ComparedCommitment[] {
  const known = after ?? before;
  if (known === null) return [];
  const difference = differenceBetween(before, after);
  if (difference.changes.length === 0) return [];
  const { id, reference, title, side } = known;
  return [{ id, reference, title, side, ...difference, before, after }];
}

function countsOf(items: readonly Difference[]): Record<Change, number> {
  const count = (change: Change) => items.filter(({ changes }) => changes.includes(change)).length;
  return Object.fromEntries(CHANGES.map((change) => [change, count(change)])) as Record<Change, number>;
}
