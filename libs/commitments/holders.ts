import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';

/** Who holds a post today. */
@Injectable()
export class Holders {
  constructor(private readonly transactions: Transactions) {}

  /** The person who holds a post today, by the date of its body; null while it is vacant. */
  async today(postId: string): Promise<string | null> {
    const rows = await this.transactions.manager.query<{ personId: string }[]>(
      `SELECT t.person_id AS "personId" FROM posts p
       JOIN bodies b ON b.id = p.body_id
       JOIN tenures t ON t.post_id = p.id
         AND ($2::timestamptz AT TIME ZONE b.time_zone)::date BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')
       WHERE p.id = $1`,
      [postId, this.transactions.now.toString()],
    );
    return rows[0]?.personId ?? null;
  }
}
