import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { SYSTEM, toInstant, Transactions } from '#platform';
import { Readdress, type Slot } from './readdress.js';
import { Replan } from './replan.js';
import { type Settlement, Settlements } from './settlements.js';

/** What follows when a mail server refuses an address for good. */
@Injectable()
export class Refusals {
  constructor(
    private readonly transactions: Transactions,
    private readonly settlements: Settlements,
    private readonly readdress: Readdress,
    private readonly replan: Replan,
    private readonly history: History,
  ) {}

  /**
   * One transaction: the mailing has failed; the address is marked, so that all that is planned for it goes up the line
   * from now on; and what it refused is told to the superior now. Silence counts as loss.
   * @returns whether the attempt still stood.
   */
  record(settlement: Settlement): Promise<boolean> {
    return this.transactions.run(SYSTEM, async () => {
      const [stood] = await this.settlements.write([settlement]);
      if (stood === undefined) return false;
      const name = await this.mark(settlement);
      const { manager } = this.transactions;
      const slots: Slot[] = await manager.query(SLOTS, [settlement.mailingId]);
      const [{ now }]: [{ now: Date }] = await manager.query('SELECT transaction_timestamp() AS now');
      await this.readdress.toWhomItConcerns(slots, toInstant(now), `passed on: mail to ${name} was refused`);
      return true;
    });
  }

  private async mark({ mailingId, address, error }: Settlement): Promise<string> {
    const { manager } = this.transactions;
    const [person]: [{ id: string; name: string }] = await manager.query(RECIPIENT, [mailingId]);
    const [, marked]: [unknown[], number] = await manager.query(MARK, [person.id, address, error]);
    if (marked > 0) {
      const after = { address, reason: error };
      await this.history.append([{ subject: 'person', subjectId: person.id, type: 'person.address_refused', after }]);
      await this.replan.rosterChanged({ personIds: [person.id] });
    }
    return person.name;
  }
}

const RECIPIENT = `SELECT p.id, p.name FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.id = $1`;

// Somebody may have corrected the address since the message went out: then the new one is not to blame.
const MARK = `
  UPDATE persons SET email_refused_at = statement_timestamp(), email_refusal = $3
  WHERE id = $1 AND email = $2 AND email_refused_at IS NULL`;

const SLOTS = `
  SELECT DISTINCT commitment_id AS "commitmentId", rung, ordinal, deadline_version AS "deadlineVersion"
  FROM occurrences WHERE mailing_id = $1 AND state = 'failed'`;
