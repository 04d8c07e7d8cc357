import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Conditions, Transactions } from '#platform';
import { refuseSupersession, type Successor } from './supersession.rules.js';

/** By which commitment another one is superseded. */
@Injectable()
export class Supersession {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Makes sure that one commitment can take the place of another.
   * @throws DomainError `invalid` naming `supersededById`
   */
  async expect(id: string, successorId: string): Promise<void> {
    // One at a time: of two that are to supersede each other at once, the second must see what the first has made.
    await this.transactions.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('supersession', 0))`);
    const fault = refuseSupersession(id, await this.successor(successorId));
    if (fault) throw fault;
  }

  private async successor(id: string): Promise<Successor | null> {
    const conditions = new Conditions();
    const placeholder = `${conditions.bind(id)}::uuid`;
    const visible = this.access.visibility('c', conditions.values.length);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    const [found] = await this.transactions.manager.query<Successor[]>(
      `WITH RECURSIVE chain AS (
         SELECT superseded_by_id AS id FROM commitments WHERE id = ${placeholder}
         UNION SELECT c.superseded_by_id FROM commitments c JOIN chain ON c.id = chain.id)
       SELECT c.id, c.status, ARRAY(SELECT id FROM chain WHERE id IS NOT NULL) AS chain
       FROM commitments c WHERE c.id = ${placeholder} AND ${visible.sql}`,
      [...conditions.values],
    );
    return found ?? null;
  }
}
