import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import type { Language } from '#people';
import { Transactions } from '#platform';
import type { ControlStatus, Side } from './commitment.types.js';
import type { PostName } from './names.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { postJson, rowsAsJson } from './row.sql.js';

/** What tells whether a commitment has become another. Dates are `2024-03-01`. */
export interface CommitmentOutline {
  id: string;
  reference: string;
  side: Side;
  status: ControlStatus;
  /** The period that it stands at, and whose deadline is the current one. */
  period: number;
  currentDeadline: string | null;
  leadId: string;
  controllerId: string;
}

/** The same with names: what is told of a commitment that has become another. */
export interface CommitmentState extends Omit<CommitmentOutline, 'leadId' | 'controllerId'> {
  title: string;
  lead: PostName;
  controller: PostName;
}

/** The current deadline of each period of a commitment, by its number. */
export type Deadlines = Readonly<Record<string, string | null>>;

/** How commitments stand at the moment of the transaction: the past, where it looks back. */
@Injectable()
export class RegisterStates {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * The commitments that a filter finds now and that became another after one moment and up to another one. What it does not
   * find is not looked at, however much of it has changed.
   * @returns how they stand, by id
   */
  async changedBetween(
    from: Temporal.Instant,
    to: Temporal.Instant,
    filter: RegisterFilter,
  ): Promise<Map<string, CommitmentOutline>> {
    const { conditions } = filterSql(filter, this.access, this.transactions.now);
    const changed = changedSql(conditions.bind(from.toString()), conditions.bind(to.toString()));
    return this.read(`${OUTLINES} WHERE ${conditions.sql} AND (${changed})`, conditions.values);
  }

  /** Those of some commitments that are there for the reader, without names: for any number. By id. */
  async outlines(ids: readonly string[]): Promise<Map<string, CommitmentOutline>> {
    if (ids.length === 0) return new Map();
    const visible = this.access.visibility('c', 1);
    const sql = `${OUTLINES} WHERE c.id = ANY($1::uuid[]) AND ${visible.sql}`;
    return this.read(sql, [ids, ...visible.parameters]);
  }

  /** Those of some commitments that are there for the reader, by id. */
  async of(ids: readonly string[], language?: Language): Promise<Map<string, CommitmentState>> {
    if (ids.length === 0) return new Map();
    const visible = this.access.visibility('c', 1);
    const sql = `${statesSql(language ?? this.access.principal.language)} WHERE c.id = ANY($1::uuid[]) AND ${visible.sql}`;
    return this.read(sql, [ids, ...visible.parameters]);
  }

  /** Of commitments that the reader is known to see, by id. */
  async deadlines(ids: readonly string[]): Promise<Map<string, Deadlines>> {
    if (ids.length === 0) return new Map();
    const rows = await this.transactions.manager.query<{ id: string; deadlines: Deadlines }[]>(
      `SELECT commitment_id AS id, jsonb_object_agg(ordinal, current_deadline) AS deadlines FROM commitment_periods
       WHERE commitment_id = ANY($1::uuid[]) GROUP BY commitment_id`,
      [ids],
    );
    return new Map(rows.map(({ id, deadlines }) => [id, deadlines]));
  }

  private async read<T extends { id: string }>(sql: string, values: readonly unknown[]): Promise<Map<string, T>> {
    // One value of JSON costs less than thousands of rows, each of whose columns the driver reads by itself.
    const [found] = await this.transactions.manager.query<{ rows: T[] | null }[]>(`SELECT ${rowsAsJson(sql)} AS rows`, [
      ...values,
    ]);
    return new Map((found?.rows ?? []).map((row) => [row.id, row]));
  }
}

const KEPT = 'c.id, c.reference, c.side, c.status, c.period, c.current_deadline AS "currentDeadline"';

const OUTLINES = `
  SELECT ${KEPT}, c.lead_post_id AS "leadId", c.controller_post_id AS "controllerId" FROM commitments c`;

const statesSql = (language: Language) => `
  SELECT ${KEPT}, c.title, ${postJson('c.lead_post_id', language)} AS lead,
    ${postJson('c.controller_post_id', language)} AS controller
  FROM commitments c`;

/** Every change of a commitment is a version of its own row, whatever else it changes. */
const changedSql = (from: string, to: string) =>
  ['public', 'past']
    .map(
      (schema) => `EXISTS (SELECT FROM ${schema}.commitments v
        WHERE v.id = c.id AND v.valid_from > ${from}::timestamptz AND v.valid_from <= ${to}::timestamptz)`,
    )
    .join(' OR ');
