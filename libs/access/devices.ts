import { Injectable } from '@nestjs/common';
import { notFound, Transactions } from '#platform';
import { Access } from './access.js';
import { sha256 } from './sha256.js';

/** A session of whoever asks. Its id is neither the token nor its hash: it opens nothing. */
export interface Device {
  id: string;
  /** ISO 8601. */
  startedAt: string;
  expiresAt: string;
  /** As the program called itself when it signed in; null where it did not. */
  userAgent: string | null;
  /** Whether it is the one that asks. */
  current: boolean;
}

interface Row extends Omit<Device, 'startedAt' | 'expiresAt'> {
  startedAt: Date;
  expiresAt: Date;
}

/** Where somebody is signed in, and how they end it from elsewhere. Sessions of others are not there. */
@Injectable()
export class Devices {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** The one that asks first, then the youngest first. @param token of the session that asks */
  async list(token: string): Promise<Device[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT id, created_at AS "startedAt", expires_at AS "expiresAt", user_agent AS "userAgent",
         token_hash = $3 AS current
       FROM sessions WHERE person_id = $1 AND expires_at > $2::timestamptz
       ORDER BY current DESC, created_at DESC, id`,
      [this.owner, this.transactions.now.toString(), sha256(token)],
    );
    return rows.map((row) => ({
      ...row,
      startedAt: row.startedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
  }

  /** Ends one, at once and everywhere. @throws not_found */
  async end(id: string): Promise<void> {
    const [ended] = await this.manager.query<[unknown[]]>(
      'DELETE FROM sessions WHERE id = $1 AND person_id = $2 AND expires_at > $3::timestamptz RETURNING id',
      [id, this.owner, this.transactions.now.toString()],
    );
    if (ended.length === 0) throw notFound();
  }

  /** Ends all but the one that asks. @param token of the session that asks */
  async endOthers(token: string): Promise<void> {
    await this.manager.query('DELETE FROM sessions WHERE person_id = $1 AND token_hash <> $2', [
      this.owner,
      sha256(token),
    ]);
  }

  private get owner(): string {
    const { personId } = this.access.principal;
    if (personId === null) throw notFound();
    return personId;
  }

  private get manager() {
    return this.transactions.manager;
  }
}
