import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { LEASE_SECONDS } from './claim.js';
import { BEGIN } from './claim.sql.js';
import { Collected } from './collected.js';
import type { PreparedMailing } from './preparation.js';

/** The last word before the content of a message leaves. */
@Injectable()
export class HandOvers {
  private readonly beginnings = new Collected<PreparedMailing, boolean>((mailings) => this.write(mailings));

  constructor(private readonly transactions: Transactions) {}

  /**
   * Records that a message begins to leave, provided that it is still this worker's to send and that nothing it says has
   * changed since the claim. Only of messages that have begun can anybody be in doubt when their worker dies.
   * @returns whether it may leave.
   */
  async begin(mailing: PreparedMailing): Promise<boolean> {
    const askedAt = performance.now();
    const begun = await this.beginnings.add(mailing);
    // A process that was stopped in between cannot know whose the mailing is by now.
    return begun && performance.now() - askedAt < PATIENCE_MILLISECONDS;
  }

  private async write(mailings: readonly PreparedMailing[]): Promise<boolean[]> {
    const asked = mailings.map(({ mailing: { id, attempt }, items, digest }) => ({
      ...{ mailingId: id, attempt },
      facts: Object.fromEntries(items.map((item) => [item.id, item.facts])),
      versions: Object.fromEntries(digest?.lines.map(({ commitmentId, version }) => [commitmentId, version]) ?? []),
    }));
    const rows = await this.transactions.once<{ id: string }>(SYSTEM, {
      name: 'pacta_begin',
      types: ['jsonb', 'double precision'],
      text: BEGIN,
      values: [JSON.stringify(asked), String(LEASE_SECONDS)],
    });
    const begun = new Set(rows.map(({ id }) => id));
    return mailings.map(({ mailing }) => begun.has(mailing.id));
  }
}

/** Less than the lease that the beginning gives, less what a message may take. */
const PATIENCE_MILLISECONDS = (LEASE_SECONDS - 25) * 1_000;
