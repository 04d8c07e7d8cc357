import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import type { RosterChange } from './affected-commitments.js';

/** Told of changes that can move somebody's digest, in the transaction of the change. */
@Injectable()
export class DigestChanges {
  constructor(private readonly transactions: Transactions) {}

  async rosterChanged({ postIds = [], personIds = [] }: RosterChange): Promise<void> {
    await this.transactions.manager.query(`${LOOK_ANEW} ${CONCERNED}`, [postIds, personIds]);
  }

  async calendarChanged(): Promise<void> {
    await this.transactions.manager.query(LOOK_ANEW);
  }
}

/* What has fallen due unseen stays due; of the rest only what comes from now on is owed by the new terms. */
const LOOK_ANEW = `
  UPDATE digest_turns SET look_at = '-infinity',
    looked_at = CASE WHEN look_at <= statement_timestamp() THEN looked_at ELSE statement_timestamp() END`;

const CONCERNED = `
  WHERE person_id IN (
    WITH concerned AS (
      SELECT unnest($2::uuid[]) AS id UNION SELECT person_id FROM tenures WHERE post_id = ANY($1::uuid[]))
    SELECT id FROM concerned
    UNION SELECT deputy_id FROM deputyships WHERE absent_id IN (SELECT id FROM concerned))`;
