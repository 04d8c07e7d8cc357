import { Injectable } from '@nestjs/common';
import { History } from '#history';
import { type PersonReference, personReference } from '#people';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { COPIES, type CopySign } from './mail-hold.rules.js';

/** Whether mail may leave this database, and if not, since when and why. */
export interface HoldState {
  isHeld: boolean;
  /** Nobody asked for it: the database was found to be a copy. */
  isAutomatic: boolean;
  reason: string;
  since: Temporal.Instant | null;
  by: PersonReference | null;
  isDryRun: boolean;
  /** When a worker last looked for due mail. */
  sweptAt: Temporal.Instant | null;
}

type StateRow = Omit<HoldState, 'since' | 'sweptAt'> & {
  obstacle: Obstacle;
  since: Date | null;
  sweptAt: Date | null;
};
type Obstacle = CopySign | 'held' | 'not-swept' | null;

/** Keeps the mail of a copied database back until an operator releases it. docs/adr/0011-mail-on-hold.md */
@Injectable()
export class MailHold {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
  ) {}

  /**
   * For every sweep, within its transaction: notes that somebody has looked, and puts the mail on hold when the database
   * turns out to be a copy. The claim asks the database again by itself.
   * @returns whether mail may leave.
   */
  async watch({ isDryRun }: { isDryRun: boolean }): Promise<boolean> {
    const { manager } = this.transactions;
    const obstacle = await this.obstacle();
    if (isCopySign(obstacle)) await this.putOnHold(COPIES[obstacle], { isAutomatic: true });
    await manager.query(SWEPT, [isDryRun]);
    return isFree(obstacle);
  }

  /** @returns false when it was on hold already: the reason stays the one it was held for. */
  async hold(reason: string): Promise<boolean> {
    await this.lock();
    if ((await this.obstacle()) === 'held') return false;
    await this.putOnHold(reason, { isAutomatic: false });
    return true;
  }

  /** From here on this database is the one whose mail goes out. @returns false when nothing was on hold. */
  async release(): Promise<boolean> {
    await this.lock();
    const { isHeld, isAutomatic, reason } = await this.read();
    if (!isHeld) return false;
    await this.transactions.manager.query(RELEASE);
    await this.history.append([{ ...STREAM, type: 'mail.released', before: { isAutomatic, reason } }]);
    return true;
  }

  /** A copy that no worker has looked at yet is on hold as well. */
  async read(): Promise<HoldState> {
    const [{ obstacle, since, sweptAt, ...row }] = await this.transactions.manager.query<[StateRow]>(STATE);
    const found = isCopySign(obstacle) ? { isHeld: true, isAutomatic: true, reason: COPIES[obstacle] } : {};
    const instant = (date: Date | null) => (date === null ? null : toInstant(date));
    return { ...row, ...found, since: instant(since), sweptAt: instant(sweptAt) };
  }

  private async lock(): Promise<void> {
    await this.transactions.manager.query('SELECT FROM mail_hold FOR UPDATE');
  }

  private async obstacle(): Promise<Obstacle> {
    const [row] = await this.transactions.manager.query<[{ obstacle: Obstacle }]>('SELECT mail_obstacle() AS obstacle');
    return row.obstacle;
  }

  private async putOnHold(reason: string, { isAutomatic }: { isAutomatic: boolean }): Promise<void> {
    await this.transactions.manager.query(HOLD, [reason, isAutomatic, this.transactions.actor.personId]);
    await this.history.append([{ ...STREAM, type: 'mail.held', reason, after: { isAutomatic } }]);
  }
}

const STREAM = { subject: 'mail', subjectId: 'mail' };

const isFree = (obstacle: Obstacle) => obstacle === null || obstacle === 'not-swept';

const isCopySign = (obstacle: Obstacle): obstacle is CopySign => obstacle !== null && obstacle in COPIES;

const STATE = `
  SELECT o.obstacle, coalesce(h.is_held, false) AS "isHeld", coalesce(h.is_automatic, false) AS "isAutomatic",
         coalesce(h.reason, '') AS reason, h.since, coalesce(h.is_dry_run, false) AS "isDryRun", h.swept_at AS "sweptAt",
         ${personReference('p')} AS by
  FROM (SELECT mail_obstacle() AS obstacle) o
  LEFT JOIN mail_hold h ON true LEFT JOIN persons p ON p.id = h.by_id`;

/** Every statement that writes the row names its transaction in it: that is how a row from elsewhere is known. */
const OWN = 'written_in = pg_current_xact_id()::xid';

const SWEPT = `
  UPDATE mail_hold SET swept_at = statement_timestamp(), is_dry_run = $1, ${OWN},
    identity = CASE WHEN is_held THEN identity ELSE database_identity() END`;

const HOLD = `
  INSERT INTO mail_hold (is_held, is_automatic, reason, since, by_id, written_in)
  VALUES (true, $2, $1, statement_timestamp(), $3, pg_current_xact_id()::xid)
  ON CONFLICT (is_only) DO UPDATE SET is_held = true, is_automatic = excluded.is_automatic, reason = excluded.reason,
    since = excluded.since, by_id = excluded.by_id, ${OWN}`;

const RELEASE = `
  INSERT INTO mail_hold (identity, swept_at, written_in)
  VALUES (database_identity(), statement_timestamp(), pg_current_xact_id()::xid)
  ON CONFLICT (is_only) DO UPDATE SET is_held = false, is_automatic = false, reason = '', since = NULL, by_id = NULL,
    identity = excluded.identity, ${OWN}`;
