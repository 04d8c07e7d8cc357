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
  /** Leaves of the items those with this change; the counts stay those of all. */
  change?: Change;
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

type Candidate = Pick<CommitmentState, 'id' | 'reference'>;

/** What has become of the register between two moments, for whoever asks. */
@Injectable()
export class Comparison {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: Register,
    private readonly states: RegisterStates,
  ) {}

  /** The open transaction looks back to `to` afterwards, and can write nothing. */
  async between(request: ComparisonRequest): Promise<Compared> {
    const items = await this.compare(request, await this.candidates(request));
    return { counts: countsOf(items), items: items.filter(asked(request)) };
  }

  /**
   * The items that follow a reference, as many as asked for if there are so many. No more is compared than these need:
   * where everything has changed, it is the states of commitments and their names that cost. Leaves the open transaction
   * as `between` does.
   */
  async following(
    request: ComparisonRequest,
    { after, most }: { after: string; most: number },
  ): Promise<ComparedCommitment[]> {
    const candidates = (await this.candidates(request)).filter(({ reference }) => reference > after);
    const items: ComparedCommitment[] = [];
    // Twice as many each time: thousands may have been edited in what a comparison does not tell.
    for (let from = 0, size = most; from < candidates.length && items.length < most; from += size, size *= 2) {
      const compared = await this.compare(request, candidates.slice(from, from + size));
      items.push(...compared.filter(asked(request)));
    }
    return items.slice(0, most);
  }

  /** What the filter finds at either moment and what became another between them, by reference. */
  private async candidates({ from, to, filter }: ComparisonRequest): Promise<Candidate[]> {
    const found = await this.atBoth({ from, to }, () => this.states.changedBetween(from, to, filter));
    const byId = new Map([...found.before, ...found.after].map((one) => [one.id, one]));
    return [...byId.values()].sort((a, b) => (a.reference < b.reference ? -1 : 1));
  }

  private async compare(
    { from, to, language }: ComparisonRequest,
    candidates: readonly Candidate[],
  ): Promise<ComparedCommitment[]> {
    const ids = candidates.map(({ id }) => id);
    const { before, after } = await this.atBoth({ from, to }, () => this.states.of(ids, language));
    return ids.flatMap((id) => compared(before.get(id) ?? null, after.get(id) ?? null));
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

const asked =
  ({ change }: ComparisonRequest) =>
  ({ changes }: Difference): boolean =>
    change === undefined || changes.includes(change);

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
