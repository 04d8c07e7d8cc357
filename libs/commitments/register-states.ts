import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import type { Language } from '#people';
import { Transactions } from '#platform';
import type { ControlStatus, Side } from './commitment.types.js';
import type { PostName } from './names.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { postJson } from './row.sql.js';

/** What of a commitment is compared with what it was at another moment. Dates are `2024-03-01`. */
export interface CommitmentState {
  id: string;
  reference: string;
  title: string;
  side: Side;
  status: ControlStatus;
  /** The period that it stands at, and whose deadline is the current one. */
  period: number;
  currentDeadline: string | null;
  /** The current deadline of each period, by its number. */
  deadlines: Readonly<Record<string, string | null>>;
  lead: PostName;
  controller: PostName;
}

/** How commitments stand at the moment of the transaction: the past, where it looks back. */
@Injectable()
export class RegisterStates {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Which commitments that a filter finds now became another after one moment and up to another one. What it does not find
   * is not looked at, however much of it has changed.
   * @returns id and reference, in no order
   */
  async changedBetween(
    from: Temporal.Instant,
    to: Temporal.Instant,
    filter: RegisterFilter,
  ): Promise<Pick<CommitmentState, 'id' | 'reference'>[]> {
    const { conditions } = filterSql(filter, this.access, this.transactions.now);
    const changed = changedSql(conditions.bind(from.toString()), conditions.bind(to.toString()));
    return this.transactions.manager.query<Pick<CommitmentState, 'id' | 'reference'>[]>(
      `SELECT c.id, c.reference FROM commitments c WHERE ${conditions.sql} AND (${changed})`,
      [...conditions.values],
    );
  }

  /** Those of some commitments that are there for the reader, by id. */
  async of(ids: readonly string[], language?: Language): Promise<Map<string, CommitmentState>> {
    const visible = this.access.visibility('c', 1);
    const rows = await this.transactions.manager.query<CommitmentState[]>(
      `${statesSql(language ?? this.access.principal.language)} WHERE c.id = ANY($1::uuid[]) AND ${visible.sql}`,
      [ids, ...visible.parameters],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const statesSql = (language: Language) => `
  SELECT c.id, c.reference, c.title, c.side, c.status, c.period, c.current_deadline AS "currentDeadline",
    (SELECT coalesce(jsonb_object_agg(p.ordinal, p.current_deadline), '{}') FROM commitment_periods p
      WHERE p.commitment_id = c.id) AS deadlines,
    ${postJson('c.lead_post_id', language)} AS lead, ${postJson('c.controller_post_id', language)} AS controller
  FROM commitments c`;

/** Every change of a commitment is a version of its own row, whatever else it changes. */
const changedSql = (from: string, to: string) =>
  ['public', 'past']
    .map(
      (schema) => `EXISTS (SELECT FROM ${schema}.commitments v
        WHERE v.id = c.id AND v.valid_from > ${from}::timestamptz AND v.valid_from <= ${to}::timestamptz)`,
    )
    .join(' OR ');
