import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type PreparedStatement, SYSTEM, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Access } from './access.js';
import { fits } from './passwords.js';
import type { Principal } from './principal.types.js';
import { ATTEMPT, ENTER, START } from './session.sql.js';

/** A session ends so many hours after sign-in, used or not. */
const LIFETIME = { hours: 12 };

/** Wrong passwords for one address before it has to wait, counted over all instances, and how long. */
const MOST_FAILURES = 10;
const FAILURE_WINDOW = { minutes: 15 };

export type SignIn =
  | { outcome: 'signed_in'; token: string; personId: string; expiresAt: Temporal.Instant }
  | { outcome: 'refused' }
  | { outcome: 'too_many'; secondsToWait: number };

interface AttemptRow {
  failures: number;
  windowEndsAt: Date;
  personId: string | null;
  passwordHash: string | null;
}

interface EnterRow extends Omit<Principal, 'personId'> {
  personId: string;
}

/** Server-side sessions. The caller holds a random token; the database only its SHA-256. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly access: Access,
  ) {}

  /**
   * Signs in by e-mail address and password. An unknown address, a disabled account and a wrong password get the same
   * answer after the same work. The attempt is counted before the password is checked, so that a burst of guesses at
   * once is no way around the limit. No connection is held while the password is hashed.
   */
  async signIn(email: string, password: string): Promise<SignIn> {
    const address = email.trim().toLowerCase();
    const attempt = await this.count(address);
    const secondsToWait = Math.ceil((attempt.windowEndsAt.getTime() - this.clock.now().epochMilliseconds) / 1000);
    if (attempt.failures > MOST_FAILURES) return { outcome: 'too_many', secondsToWait };
    const right = await fits(password, attempt.passwordHash);
    if (!right || attempt.personId === null) return { outcome: 'refused' };
    return this.start(attempt.personId, address);
  }

  /**
   * Runs `work` in one transaction as the person whose token it is, as they stand today: who they are, what their
   * posts are and for whom they stand in is read by the transaction's first statement.
   * @throws unauthenticated when the token has no session, or no longer.
   */
  enter<T>(token: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.open<EnterRow, T>(
      this.opening(token),
      ([row]) => {
        if (!row) throw new DomainError('unauthenticated', 'unauthenticated', 'Sign in first: this session is over.');
        this.access.enter(row satisfies Principal);
        return { personId: row.personId };
      },
      work,
    );
  }

  /** Ends the session of a token, at once and everywhere. */
  async signOut(token: string): Promise<void> {
    await this.transactions.manager.query('DELETE FROM sessions WHERE token_hash = $1', [sha256(token)]);
  }

  private opening(token: string): PreparedStatement {
    return {
      name: 'pacta_enter',
      types: ['bytea', 'double precision'],
      text: ENTER,
      values: [`\\x${sha256(token).toString('hex')}`, String(this.clock.now().epochMilliseconds)],
    };
  }

  private count(address: string): Promise<AttemptRow> {
    const now = this.clock.now();
    return this.transactions.run(SYSTEM, async () => {
      const [row]: AttemptRow[] = await this.transactions.manager.query(ATTEMPT, [
        sha256(address),
        address,
        now.toString(),
        now.add(FAILURE_WINDOW).toString(),
      ]);
      if (!row) throw new Error('an attempt to sign in was not counted');
      return row;
    });
  }

  private start(personId: string, address: string): Promise<SignIn> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now.add(LIFETIME);
    return this.transactions.run({ personId }, async () => {
      const started: unknown[] = await this.transactions.manager.query(START, [
        sha256(token),
        personId,
        now.toString(),
        expiresAt.toString(),
        sha256(address),
      ]);
      return started.length > 0 ? { outcome: 'signed_in', token, personId, expiresAt } : { outcome: 'refused' };
    });
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
