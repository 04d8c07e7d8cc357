import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM, Transactions } from '#platform';
import { ATTEMPT } from './session.sql.js';
import { sha256 } from './sha256.js';

/** Wrong passwords for one address before it has to wait, counted over all instances, and how long. */
const MOST_FAILURES = 10;
const FAILURE_WINDOW = { minutes: 15 };

/** What is stored for an address, and how long it has to wait; null where it need not. */
export interface Attempt {
  personId: string | null;
  passwordHash: string | null;
  secondsToWait: number | null;
}

interface Row extends Omit<Attempt, 'secondsToWait'> {
  failures: number;
  windowEndsAt: Date;
}

/** Counts wrong passwords by the address they were given for, wherever a password is asked for. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt, before the password is checked: a burst of guesses at once is no way around the limit. A right
   * password forgets them (`forget`, or the start of a session). Joins the transaction that is open, if there is one.
   * @param address as `addressOf` has it
   */
  async count(address: string): Promise<Attempt> {
    const now = this.clock.now();
    const values = [sha256(address), address, now.toString(), now.add(FAILURE_WINDOW).toString()];
    const [row] = await this.transactions.run(SYSTEM, () => this.transactions.manager.query<Row[]>(ATTEMPT, values));
    if (!row) throw new Error('an attempt to sign in was not counted');
    const { personId, passwordHash, failures, windowEndsAt } = row;
    const secondsToWait = Math.ceil((windowEndsAt.getTime() - now.epochMilliseconds) / 1000);
    return { personId, passwordHash, secondsToWait: failures > MOST_FAILURES ? secondsToWait : null };
  }

  /** The right password was given for an address. */
  async forget(address: string): Promise<void> {
    await this.transactions.manager.query('DELETE FROM sign_in_failures WHERE address_sha256 = $1', [sha256(address)]);
  }
}

/** An address as attempts are counted for it, however it was typed. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase();
}
