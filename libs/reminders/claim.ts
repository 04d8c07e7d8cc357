import { Injectable } from '@nestjs/common';
import { PreparedQueries, toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { ClaimedItem } from './claimed-item.js';
import { ClaimedMatters } from './claimed-matters.js';
import { CLAIM, ITEMS, WITHDRAW } from './claim.sql.js';
import { PlanLock } from './plan-lock.js';

export type { ClaimedItem } from './claimed-item.js';

/** A mailing that this worker alone may send, until its lease runs out. */
export interface ClaimedMailing {
  id: string;
  /** A digest has no items: it is read at the moment of sending. */
  kind: 'reminder' | 'digest';
  /** The absent person whose digest this is a deputy's copy of. */
  digestForId: string | null;
  attempt: number;
  messageId: string;
  /** An earlier attempt may have delivered it already. */
  possiblyTwice: boolean;
  recipient: {
    id: string;
    name: string;
    names: { ru: string | null; be: string | null };
    email: string;
    language: 'en' | 'ru' | 'be';
    /** One that can be signed in to. */
    hasAccount: boolean;
    /** The date where the recipient is. */
    today: string;
  };
  items: ClaimedItem[];
}

/** The claim, row by row: reading and writing of what one attempt to send rests on. */
@Injectable()
export class Claim {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: PreparedQueries,
    private readonly matters: ClaimedMatters,
    private readonly lock: PlanLock,
  ) {}

  /**
   * Takes what is free of some mailings, in one statement: queued ones whose time has come, and those that a worker let
   * its lease run out on. Of those of them that had begun to leave nobody knows whether they did: they are marked as
   * possibly twice, and given up when they were already. While mail is on hold nothing is free.
   * @returns null when nothing of it is free; `now` is the database's.
   */
  async take(
    mailingIds: readonly string[],
    { evenOnHold = false }: { evenOnHold?: boolean } = {},
  ): Promise<{ mailings: ClaimedMailing[]; now: Temporal.Instant } | null> {
    const rows = await this.queries.query<ClaimRow>(CLAIM, [mailingIds, LEASE_SECONDS, evenOnHold]);
    const [first] = rows;
    if (!first) return null;
    const mailings = new Map(rows.map((row) => [row.id, fromRow(row)]));
    const items = await this.queries.query<ClaimedItem & { mailingId: string }>(ITEMS, [[...mailings.keys()]]);
    await this.matters.attach(items);
    for (const item of items) mailings.get(item.mailingId)?.items.push(item);
    return { mailings: [...mailings.values()], now: toInstant(first.now) };
  }

  /** Records reminders that have become pointless, and mailings with nothing left in them, as expired. */
  async withdraw(expired: readonly { id: string; note: string }[], emptyMailingIds: readonly string[]): Promise<void> {
    if (expired.length === 0 && emptyMailingIds.length === 0) return;
    // Before a reminder is locked: whoever changes the plan takes the two in this order.
    await this.lock.forCommitments();
    await this.transactions.manager.query(WITHDRAW, [
      expired.map(({ id }) => id),
      expired.map(({ note }) => note),
      emptyMailingIds,
    ]);
  }
}

/** How long a worker has a mailing to itself. Three times what one message may take. */
export const LEASE_SECONDS = 60;

interface ClaimRow {
  id: string;
  kind: 'reminder' | 'digest';
  digest_for_id: string | null;
  attempt: number;
  message_id: string;
  possibly_twice: boolean;
  person_id: string;
  name: string;
  name_ru: string | null;
  name_be: string | null;
  email: string;
  language: 'en' | 'ru' | 'be';
  has_account: boolean;
  today: string;
  now: Date;
}

function fromRow(row: ClaimRow): ClaimedMailing {
  return {
    id: row.id,
    kind: row.kind,
    digestForId: row.digest_for_id,
    attempt: row.attempt,
    messageId: row.message_id,
    possiblyTwice: row.possibly_twice,
    recipient: {
      id: row.person_id,
      name: row.name,
      names: { ru: row.name_ru, be: row.name_be },
      email: row.email,
      language: row.language,
      hasAccount: row.has_account,
      today: row.today,
    },
    items: [],
  };
}
