import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import {
  type CommitmentOutline,
  type CommitmentState,
  Register,
  type RegisterFilter,
  RegisterStates,
  type Side,
} from '#commitments';
import type { Language } from '#people';
import { Transactions } from '#platform';
import { type Change, CHANGES, type Difference, differenceBetween, slipDaysOf } from './compare-states.rules.js';

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

/** A commitment that is no longer what it was, as far as it takes to count and to choose. */
export interface FoundChange extends Difference {
  id: string;
  reference: string;
  side: Side;
}

/** The same with what it was, null where it was not there yet, and what it is. */
export interface ComparedCommitment extends Omit<FoundChange, 'moved'> {
  title: string;
  /** By how many days the deadline moved, negative where it came nearer; null where it did not move. */
  slipDays: number | null;
  before: CommitmentState | null;
  after: CommitmentState;
}

export interface Compared {
  /** How many of each change. */
  counts: Record<Change, number>;
  /** By reference. */
  found: FoundChange[];
  /** Those of them that were chosen. */
  items: ComparedCommitment[];
}

/** Whose states and names are wanted: reading them is what costs, so it is not all that was found. */
export type Choice = (found: readonly FoundChange[]) => readonly FoundChange[];

/** What has become of the register between two moments, for whoever asks. */
@Injectable()
export class Comparison {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: Register,
    private readonly states: RegisterStates,
  ) {}

  /** The open transaction looks back to `to` afterwards, and can write nothing. */
  async between(request: ComparisonRequest, choose: Choice): Promise<Compared> {
    const all = await this.changes(request);
    const { change } = request;
    const found = all.filter(({ changes }) => change === undefined || changes.includes(change));
    return { counts: countsOf(all), found, items: await this.read(request, choose(found)) };
  }

  /** How many the filter finds at each of the moments. Leaves the open transaction as `between` does. */
  sizes({ from, to, filter }: Moments & Pick<ComparisonRequest, 'filter'>): Promise<{ before: number; after: number }> {
    return this.atBoth({ from, to }, () => this.register.count(filter));
  }

  /** Of what the filter finds at either moment, what has become another between them, by reference. */
  private async changes({ from, to, filter }: ComparisonRequest): Promise<FoundChange[]> {
    const moments = { from, to };
    const { before, after } = await this.atBoth(moments, () => this.states.changedBetween(from, to, filter));
    // What the filter finds at one moment alone may be there at the other.
    const lacking = { before: lackingIn(before, after), after: lackingIn(after, before) };
    const more = await this.atBoth(moments, (at) => this.states.outlines(lacking[at]));
    const [was, is] = [new Map([...before, ...more.before]), new Map([...after, ...more.after])];
    const deadlines = await this.states.deadlines([...is.values()].filter(isAtAnotherPeriod(was)).map(({ id }) => id));
    return [...is.values()]
      .map((one) => ({ ...one, ...differenceBetween(was.get(one.id) ?? null, one, deadlines.get(one.id)) }))
      .filter(({ changes }) => changes.length > 0)
      .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  }

  private async read(
    { from, to, language }: ComparisonRequest,
    chosen: readonly FoundChange[],
  ): Promise<ComparedCommitment[]> {
    const ids = chosen.map(({ id }) => id);
    const { before, after } = await this.atBoth({ from, to }, () => this.states.of(ids, language));
    return chosen.flatMap(({ id, reference, side, changes, moved }) => {
      const is = after.get(id);
      const told = { id, reference, side, changes, slipDays: moved && slipDaysOf(moved) };
      return is === undefined ? [] : [{ ...told, title: is.title, before: before.get(id) ?? null, after: is }];
    });
  }

  private async atBoth<T>({ from, to }: Moments, read: (at: 'before' | 'after') => Promise<T>): Promise<Both<T>> {
    await this.transactions.lookBack(from);
    const before = await read('before');
    await this.transactions.lookBack(to);
    return { before, after: await read('after') };
  }
}

type Moments = Pick<ComparisonRequest, 'from' | 'to'>;

interface Both<T> {
  before: T;
  after: T;
}

type Outlines = ReadonlyMap<string, CommitmentOutline>;

const lackingIn = (some: Outlines, others: Outlines): string[] => [...others.keys()].filter((id) => !some.has(id));

/** Its deadline is another one then: whether the earlier one has moved is to be looked up. */
function isAtAnotherPeriod(before: Outlines): (after: CommitmentOutline) => boolean {
  return ({ id, period }) => (before.get(id)?.period ?? period) !== period;
}

/** What a comparison finds where there is nothing to compare. */
export function unchanged(): Compared {
  return { counts: countsOf([]), found: [], items: [] };
}

function countsOf(found: readonly Pick<Difference, 'changes'>[]): Record<Change, number> {
  const counts = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<Change, number>;
  for (const { changes } of found) for (const change of changes) counts[change] += 1;
  return counts;
}
