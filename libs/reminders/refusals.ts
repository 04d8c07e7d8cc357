import { Injectable } from '@nestjs/common';
import { Persons } from '#people';
import { SYSTEM, toInstant, Transactions } from '#platform';
import { PlanLock } from './plan-lock.js';
import { Readdress, type Slot } from './readdress.js';
import { type Settlement, Settlements } from './settlements.js';

/** What follows when a mail server refuses an address for good. */
@Injectable()
export class Refusals {
  constructor(
    private readonly transactions: Transactions,
    private readonly settlements: Settlements,
    private readonly readdress: Readdress,
    private readonly persons: Persons,
    private readonly lock: PlanLock,
  ) {}

  /**
   * One transaction: the mailing has failed; the address is marked, so that all that is planned for it goes up the line
   * from now on; and what it refused is told to the superior now. Silence counts as loss.
   * @returns whether the attempt still stood.
   */
  record(settlement: Settlement): Promise<boolean> {
    return this.transactions.run(SYSTEM, async () => {
      await this.lockFor(settlement.mailingId);
      const [stood] = await this.settlements.write([settlement]);
      if (stood === undefined) return false;
      await this.tell(settlement);
      return true;
    });
  }

  /**
   * What is locked for a refusal, before anything of it is written: the mailing, the person, the world, and then the
   * reminders. Whoever changes a person or the plan takes them in this order.
   */
  async lockFor(mailingId: string): Promise<void> {
    await this.transactions.manager.query(LOCK, [mailingId]);
    await this.lock.forWorld();
  }

  /** For a mailing that has failed because of its address, within the transaction that says so. */
  async tell({ mailingId, address, error }: Pick<Settlement, 'mailingId' | 'address' | 'error'>): Promise<void> {
    const { manager } = this.transactions;
    const [person]: [{ id: string; name: string; now: Date }] = await manager.query(RECIPIENT, [mailingId]);
    await this.persons.refuseEmail(person.id, { email: address, reason: error ?? '' });
    const slots: Slot[] = await manager.query(SLOTS, [mailingId]);
    const note = `passed on: mail to ${person.name} was refused`;
    await this.readdress.toWhomItConcerns(slots, toInstant(person.now), note);
  }
}

const LOCK = `
  SELECT FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.id = $1
  FOR NO KEY UPDATE OF m FOR NO KEY UPDATE OF p`;

const RECIPIENT = `
  SELECT p.id, p.name, transaction_timestamp() AS now
  FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.id = $1`;

const SLOTS = `
  SELECT DISTINCT commitment_id AS "commitmentId", rung, ordinal, deadline_version AS "deadlineVersion"
  FROM occurrences WHERE mailing_id = $1 AND state = 'failed'`;
