import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { isStandingPerson, personNames, type PersonReference } from '#people';
import {
  Clock,
  conflict,
  Conditions,
  containing,
  expectVersion,
  invalid,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  Replanner,
  Transactions,
} from '#platform';
import { passwordFault } from './password.rules.js';
import { hashPassword } from './passwords.js';
import type { Role } from './principal.types.js';

/** An account is a person with roles; its id is the person's. */
export interface Account {
  personId: string;
  name: string;
  names: PersonReference['names'];
  email: string;
  roles: Role[];
  disabledAt: Date | null;
  version: number;
}

export interface AccountChange {
  roles?: readonly Role[];
  disabled?: boolean;
  password?: string;
}

const SELECT = `SELECT a.person_id AS "personId", p.name, ${personNames('p')} AS names, p.email, a.roles,
  a.disabled_at AS "disabledAt", a.version`;
const FROM = 'accounts a JOIN persons p ON p.id = a.person_id';

/** Accounts of persons. Whoever calls has the right to manage them. */
@Injectable()
export class Accounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly replanner: Replanner,
  ) {}

  /**
   * Gives a person an account, and re-plans: from now on the roles decide what may be in their mail.
   * @throws invalid when there is no such person or the password is unfit, conflict when they have one already.
   */
  async add(account: { personId: string; password: string; roles: readonly Role[] }): Promise<Account> {
    const { manager } = this.transactions;
    if (!(await isStandingPerson(manager, account.personId))) {
      throw invalid({ path: 'personId', rule: 'not_known', message: 'there is no such person' });
    }
    checkPassword(account.password, await this.emailOf(account.personId));
    const added: unknown[] = await manager.query(
      `INSERT INTO accounts (person_id, password_hash, roles, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT DO NOTHING RETURNING person_id`,
      [account.personId, await hashPassword(account.password), distinct(account.roles), this.now()],
    );
    if (added.length === 0) throw conflict('account_exists', 'This person has an account already.');
    await this.note(account.personId, { type: 'account.added', after: { roles: distinct(account.roles) } });
    await this.replanner.rosterChanged({ personIds: [account.personId] });
    return this.get(account.personId);
  }

  /**
   * Changes roles or password, disables or enables. Disabling and a new password end every session at once; what the
   * person may no longer read, or may read again, is planned anew.
   * @throws stale when it is no longer at `expectedVersion`; conflict when administrators lock themselves out.
   */
  async change(personId: string, change: AccountChange, expectedVersion: number): Promise<Account> {
    const before = await this.lock(personId);
    expectVersion(before, expectedVersion);
    if (change.password !== undefined) checkPassword(change.password, before.email);
    this.keepOwnKeys(personId, change);
    const roles = change.roles === undefined ? before.roles : distinct(change.roles);
    const disabled = change.disabled ?? before.disabledAt !== null;
    await this.transactions.manager.query(
      `UPDATE accounts SET roles = $2, disabled_at = CASE WHEN $3 THEN coalesce(disabled_at, $4::timestamptz) END,
         password_hash = coalesce($5, password_hash), version = version + 1, updated_at = $4 WHERE person_id = $1`,
      [
        personId,
        roles,
        disabled,
        this.now(),
        change.password === undefined ? null : await hashPassword(change.password),
      ],
    );
    if (disabled || change.password !== undefined) {
      await this.transactions.manager.query('DELETE FROM sessions WHERE person_id = $1', [personId]);
    }
    await this.noteChange(before, { roles, disabled, password: change.password !== undefined });
    const after = await this.get(personId);
    // Not for a new password: it holds everybody up.
    if (decidesReading(before) !== decidesReading(after)) await this.replanner.rosterChanged({ personIds: [personId] });
    return after;
  }

  /** Takes away the account that a person may have: its password, its roles and its sessions. */
  async remove(personId: string): Promise<void> {
    const [removed] = await this.transactions.manager.query<[{ roles: Role[] }[]]>(
      'DELETE FROM accounts WHERE person_id = $1 RETURNING roles',
      [personId],
    );
    for (const before of removed) await this.note(personId, { type: 'account.removed', before, after: null });
  }

  /** @throws not_found when the person has no account. */
  async get(personId: string): Promise<Account> {
    const [account]: Account[] = await this.transactions.manager.query(
      `${SELECT} FROM ${FROM} WHERE a.person_id = $1`,
      [personId],
    );
    if (!account) throw notFound();
    return account;
  }

  /** By name. `q`: a part of a name in any language, or of the address. */
  list({ q, ...request }: PageRequest & { q?: string }): Promise<Page<Account>> {
    const conditions = new Conditions().when(
      q === undefined ? undefined : containing(q),
      'p.name ILIKE $? OR p.name_ru ILIKE $? OR p.name_be ILIKE $? OR p.email ILIKE $?',
    );
    return readPage<Account, 'name'>(
      this.transactions.manager,
      {
        select: SELECT,
        from: FROM,
        tie: 'a.person_id',
        conditions,
        sorts: { name: { column: 'p.name', type: 'text' } },
        sort: 'name',
      },
      request,
    );
  }

  private async emailOf(personId: string): Promise<string> {
    const [person]: { email: string }[] = await this.transactions.manager.query(
      'SELECT email FROM persons WHERE id = $1',
      [personId],
    );
    return person?.email ?? '';
  }

  private async lock(personId: string): Promise<Account> {
    const [account]: Account[] = await this.transactions.manager.query(
      `${SELECT} FROM ${FROM} WHERE a.person_id = $1 FOR NO KEY UPDATE OF a`,
      [personId],
    );
    if (!account) throw notFound();
    return account;
  }

  /** Whoever manages accounts does not take their own away: somebody must be able to undo it. */
  private keepOwnKeys(personId: string, change: AccountChange): void {
    const locksOut = change.disabled === true || (change.roles && !change.roles.includes('administrator'));
    if (personId === this.transactions.actor.personId && locksOut) {
      throw conflict('own_account', 'Another administrator must disable your account or take the role from you.');
    }
  }

  private async noteChange(
    before: Account,
    after: { roles: Role[]; disabled: boolean; password: boolean },
  ): Promise<void> {
    await this.note(before.personId, {
      type: 'account.changed',
      before: { roles: before.roles, disabled: before.disabledAt !== null },
      after: { roles: after.roles, disabled: after.disabled, ...(after.password ? { newPassword: true } : {}) },
    });
  }

  private note(personId: string, event: { type: string; before?: unknown; after: unknown }): Promise<void> {
    return this.history.append([{ subject: 'account', subjectId: personId, ...event }]);
  }

  private now(): string {
    return this.clock.now().toString();
  }
}

function checkPassword(password: string, email: string): void {
  const fault = passwordFault(password, email);
  if (fault) throw invalid({ path: 'password', ...fault });
}

/** What decides what may be in this person's mail, as one text. */
function decidesReading({ roles, disabledAt }: Account): string {
  return JSON.stringify([distinct(roles), disabledAt !== null]);
}

function distinct(roles: readonly Role[]): Role[] {
  return [...new Set(roles)].sort();
}
