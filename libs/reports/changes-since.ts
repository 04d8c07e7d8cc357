import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { RegisterFilter } from '#commitments';
import type { Language } from '#people';
import { Transactions } from '#platform';
import { type Choice, type Compared, Comparison, unchanged } from './comparison.js';

/** What has changed since an earlier meeting, up to the moment of the transaction: of one that looks back, the past one. */
@Injectable()
export class ChangesSince {
  constructor(
    private readonly comparison: Comparison,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Nothing, where there was no meeting, or only one to come. The open transaction stays at its moment, and can write
   * nothing afterwards.
   */
  async read(request: {
    since: Temporal.Instant | null;
    filter: RegisterFilter;
    language?: Language;
    choose: Choice;
  }): Promise<Compared> {
    const { since: from, choose, ...rest } = request;
    const to = this.transactions.now;
    if (from === null || Temporal.Instant.compare(from, to) >= 0) return unchanged();
    return this.comparison.between({ from, to, ...rest }, choose);
  }
}
