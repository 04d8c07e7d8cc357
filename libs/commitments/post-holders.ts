import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import type { Language } from '#people';
import { Transactions } from '#platform';
import type { PersonName } from './commitment-detail.js';
import { personJson } from './row.sql.js';

/** Somebody's time in one of the posts of a commitment. Dates are `2024-03-01`; no end: until further notice. */
export interface PostHolder {
  postId: string;
  person: PersonName;
  startsOn: string;
  endsOn: string | null;
}

/** Who has held the posts of a commitment since it was agreed. */
@Injectable()
export class PostHolders {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Everybody who has held one of its posts since the day it was agreed on, or is to hold it, latest first. Whether the
   * reader may see the commitment is for the caller to decide.
   */
  of(commitmentId: string, language: Language = this.access.principal.language): Promise<PostHolder[]> {
    return this.transactions.manager.query<PostHolder[]>(
      `SELECT t.post_id AS "postId", ${personJson('t.person_id', language)} AS person,
         t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn"
       FROM commitments c JOIN tenures t ON t.post_id = ANY(ARRAY(
         SELECT unnest(ARRAY[c.lead_post_id, c.controller_post_id, c.author_post_id, c.counterpart_post_id])
         UNION SELECT x.post_id FROM commitment_co_executors x WHERE x.commitment_id = c.id))
       WHERE c.id = $1 AND coalesce(t.ends_on, 'infinity') >= c.signed_on
       ORDER BY t.post_id, t.starts_on DESC, t.id`,
      [commitmentId],
    );
  }
}
