import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import type { RosterChange } from './affected-commitments.js';

/** Told of changes that can move somebody's digest, or make somebody a reader, in the transaction of the change. */
@Injectable()
export class DigestChanges {
  constructor(private readonly transactions: Transactions) {}

  async rosterChanged({ postIds = [], personIds = [] }: RosterChange): Promise<void> {
    await this.transactions.manager.query(CONCERNED, [postIds, personIds]);
  }

  async calendarChanged(): Promise<void> {
    await this.transactions.manager.query(EVERYBODY);
  }
}

/* What has fallen due unseen stays due; of the rest only what comes from now on is owed by the new terms. */
const LOOK_ANEW = `look_at = '-infinity',
    looked_at = CASE WHEN t.look_at <= statement_timestamp() THEN t.looked_at ELSE statement_timestamp() END`;

/* In one order, here and below: two changes at once that concern the same persons wait for each other, and no more. */
const CONCERNED = `
  INSERT INTO digest_turns AS t (person_id, looked_at, look_at)
  SELECT id, statement_timestamp(), '-infinity' FROM (
    WITH concerned AS (
      SELECT unnest($2::uuid[]) AS id UNION SELECT person_id FROM tenures WHERE post_id = ANY($1::uuid[]))
    SELECT id FROM concerned
    UNION SELECT deputy_id FROM deputyships WHERE absent_id IN (SELECT id FROM concerned)) all_of_them
  ORDER BY id
  ON CONFLICT (person_id) DO UPDATE SET ${LOOK_ANEW}`;

const EVERYBODY = `
  WITH locked AS (SELECT person_id FROM digest_turns ORDER BY person_id FOR UPDATE)
  UPDATE digest_turns t SET ${LOOK_ANEW} FROM locked WHERE t.person_id = locked.person_id`;
