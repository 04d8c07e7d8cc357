import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { Clock, invalid, notFound, Transactions } from '#platform';
import { Access } from './access.js';
import { Devices } from './devices.js';
import { passwordFault } from './password.rules.js';
import { fits, hashPassword } from './passwords.js';
import type { Role } from './principal.types.js';
import { addressOf, SignInAttempts } from './sign-in-attempts.js';

export type PasswordChange =
  { outcome: 'changed' } | { outcome: 'wrong_password' } | { outcome: 'too_many'; secondsToWait: number };

interface Own {
  personId: string;
  email: string;
  roles: Role[];
}

/** How somebody changes the password that they sign in with, so that nobody else knows it. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly attempts: SignInAttempts,
    private readonly devices: Devices,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets a new password for whoever gives the current one, and ends all their sessions but the one that asks. A wrong
   * one counts as at sign-in: the transaction that is told `wrong_password` has to be committed all the same.
   * @param token of the session that asks
   * @throws invalid when the new password is unfit.
   */
  async change({ current, password }: { current: string; password: string }, token: string): Promise<PasswordChange> {
    const own = await this.lock();
    const fault = passwordFault(password, own.email);
    if (fault) throw invalid({ path: 'password', ...fault });
    if (password === current) {
      throw invalid({ path: 'password', rule: 'unchanged', message: 'must be another than the current one' });
    }
    const address = addressOf(own.email);
    const { passwordHash, secondsToWait } = await this.attempts.count(address);
    if (secondsToWait !== null) return { outcome: 'too_many', secondsToWait };
    if (!(await fits(current, passwordHash))) return { outcome: 'wrong_password' };
    await this.attempts.forget(address);
    await this.set(own, password);
    await this.devices.endOthers(token);
    return { outcome: 'changed' };
  }

  /** Locked before what is counted and before any session, as a sign-in does: neither waits for the other in a circle. */
  private async lock(): Promise<Own> {
    const [own]: Own[] = await this.transactions.manager.query(
      `SELECT a.person_id AS "personId", p.email, a.roles FROM accounts a JOIN persons p ON p.id = a.person_id
       WHERE a.person_id = $1 FOR NO KEY UPDATE OF a`,
      [this.access.principal.personId],
    );
    if (!own) throw notFound();
    return own;
  }

  /** The history says the same of it as of an administrator's setting. */
  private async set({ personId, roles }: Own, password: string): Promise<void> {
    await this.transactions.manager.query(
      'UPDATE accounts SET password_hash = $2, version = version + 1, updated_at = $3 WHERE person_id = $1',
      [personId, await hashPassword(password), this.clock.now().toString()],
    );
    const before = { roles, disabled: false };
    const after = { ...before, newPassword: true };
    await this.history.append([{ subject: 'account', subjectId: personId, type: 'account.changed', before, after }]);
  }
}
