import { Injectable } from '@nestjs/common';
import type { Roster } from '#people';
import { Transactions } from '#platform';
import { type AccountState, ReadingRights } from './reading.rules.js';

/** Finds out what those may read whom nobody asks: the persons that mail is planned for. */
@Injectable()
export class Readers {
  constructor(private readonly transactions: Transactions) {}

  /** Of all persons of a roster, in one statement. */
  async rightsIn(roster: Roster): Promise<ReadingRights> {
    const rows = await this.transactions.manager.query<(AccountState & { personId: string })[]>(ACCOUNTS, [
      roster.personIds,
    ]);
    return new ReadingRights(roster, new Map(rows.map(({ personId, ...account }) => [personId, account])));
  }
}

const ACCOUNTS = `
  SELECT person_id AS "personId", roles, disabled_at IS NOT NULL AS "isDisabled"
  FROM accounts WHERE person_id = ANY($1::uuid[])`;
