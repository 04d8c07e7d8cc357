import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Transactions } from './transactions.js';

/** Texts beyond so many are not named: every connection keeps what it has prepared until it closes. */
const MOST_STATEMENTS = 200;

/**
 * Statements that a connection plans once, for those that are sent often and join so much that PostgreSQL spends longer on
 * planning than on running them.
 */
@Injectable()
export class PreparedQueries {
  private readonly names = new Map<string, string>();

  constructor(private readonly transactions: Transactions) {}

  /** Runs a statement within the open transaction. @returns its rows, as the driver has them */
  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { manager } = this.transactions;
    const name = this.nameOf(sql, this.transactions.looksBack ? 'pacta_past' : 'pacta');
    const client: unknown = await manager.queryRunner?.connect();
    if (name === null || !(client instanceof pg.Client)) return manager.query<Row[]>(sql, [...parameters]);
    const { rows } = await client.query<Row & pg.QueryResultRow>({ name, text: sql, values: [...parameters] });
    return rows;
  }

  /** What reads the past is planned by itself: PostgreSQL plans a statement anew whenever it finds other tables by it. */
  private nameOf(sql: string, prefix: string): string | null {
    const key = `${prefix} ${sql}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    if (this.names.size >= MOST_STATEMENTS) return null;
    const name = `${prefix}_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    this.names.set(key, name);
    return name;
  }
}
