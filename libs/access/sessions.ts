import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type PreparedStatement, toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { Access } from './access.js';
import { fits } from './passwords.js';
import type { Principal } from './principal.types.js';
import { ENABLED, ENTER, FORGET, START } from './session.sql.js';
import { sha256 } from './sha256.js';
import { addressOf, SignInAttempts } from './sign-in-attempts.js';
import { keptUserAgent } from './user-agent.rules.js';

/** A session ends so many hours after sign-in, used or not. */
const LIFETIME = { hours: 12 };

export interface Credentials {
  email: string;
  password: string;
  /** Under it a sign-in is done once: a retry goes on with the session that the first one started. */
  key: string | null;
  /** What signs in, as it calls itself. */
  userAgent?: string;
}

export type SignIn<T> =
  | { outcome: 'signed_in'; token: string; expiresAt: Temporal.Instant; resumed: boolean; result: T }
  | { outcome: 'refused' }
  | { outcome: 'too_many'; secondsToWait: number }
  | { outcome: 'key_of_another' };

interface StartRow {
  expiresAt: Date;
  resumed: boolean;
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
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * Signs in by e-mail address and password, and runs `work` as the person. An unknown address, a disabled account and a
   * wrong password get the same answer after the same work, whatever the key. No connection is held while the password
   * is hashed.
   */
  async signIn<T>({ email, password, key, userAgent }: Credentials, work: () => Promise<T>): Promise<SignIn<T>> {
    const address = addressOf(email);
    const attempt = await this.attempts.count(address);
    if (attempt.secondsToWait !== null) return { outcome: 'too_many', secondsToWait: attempt.secondsToWait };
    const right = await fits(password, attempt.passwordHash);
    const { personId } = attempt;
    if (!right || personId === null) return { outcome: 'refused' };
    return this.transactions.run({ personId }, () => this.start(personId, { address, key, userAgent }, work));
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

  /** Two at once with one key: the second waits for the first to commit, and goes on with its session. */
  private async start<T>(
    personId: string,
    { address, key, userAgent }: Omit<Credentials, 'email' | 'password'> & { address: string },
    work: () => Promise<T>,
  ): Promise<SignIn<T>> {
    const { manager } = this.transactions;
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const enabled: unknown[] = await manager.query(ENABLED, [personId]);
    if (enabled.length === 0) return { outcome: 'refused' };
    await manager.query(FORGET, [now.toString()]);
    const [started]: StartRow[] = await manager.query(START, [
      ...[sha256(token), personId, now.toString(), now.add(LIFETIME).toString()],
      ...[sha256(address), key === null ? null : sha256(key), keptUserAgent(userAgent)],
    ]);
    if (!started) return { outcome: 'key_of_another' };
    const [[row] = []] = await this.transactions.once<EnterRow>({ personId }, this.opening(token));
    if (!row) throw new Error('a session was started and cannot be entered');
    this.access.enter(row satisfies Principal);
    const { expiresAt, resumed } = started;
    return { outcome: 'signed_in', token, expiresAt: toInstant(expiresAt), resumed, result: await work() };
  }
}
