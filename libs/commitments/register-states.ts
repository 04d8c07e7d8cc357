import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import type { Language } from '#people';
import { Transactions } from '#platform';
import type { ControlStatus } from './commitment.types.js';
import type { PostName } from './names.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { postJson } from './row.sql.js';

/** What of a commitment is compared with what it was at another moment. Dates are `2024-03-01`. */
export interface CommitmentState {
  id: string;
  reference: string;
  title: string;
  status: ControlStatus;
  /** The period that it stands at, and whose deadline is the current one. */
  period: number;
  currentDeadline: string | null;
  /** The current deadline of each period, by its number. */
  deadlines: Readonly<Record<string, string | null>>;
  lead: PostName;
  controller: PostName;
  /** Whether a filter finds it. */
  matches: boolean;
}

/** How commitments stand at the moment of the transaction: the past, where it looks back. */
@Injectable()
export class RegisterStates {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** Which commitments became another after one moment and up to another one. May be asked before it looks back. */
  async changedBetween(from: Temporal.Instant, to: Temporal.Instant): Promise<string[]> {
    const rows = await this.transactions.manager.query<{ id: string }[]>(CHANGED, [from.toString(), to.toString()]);
    return rows.map(({ id }) => id);
  }

  /** Those of some commitments that are there for the reader, by id. */
  async of(ids: readonly string[], filter: RegisterFilter, language?: Language): Promise<Map<string, CommitmentState>> {
    const { conditions } = filterSql(filter, this.access, this.transactions.now);
    const matches = conditions.sql;
    const given = conditions.bind(ids);
    const visible = this.access.visibility('c', conditions.values.length);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    const sql = statesSql(matches, language ?? this.access.principal.language);
    const rows = await this.transactions.manager.query<CommitmentState[]>(
      `${sql} WHERE c.id = ANY(${given}::uuid[]) AND ${visible.sql}`,
      [...conditions.values],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const statesSql = (matches: string, language: Language) => `
  SELECT c.id, c.reference, c.title, c.status, c.period, c.current_deadline AS "currentDeadline",
    (SELECT coalesce(jsonb_object_agg(p.ordinal, p.current_deadline), '{}') FROM commitment_periods p
      WHERE p.commitment_id = c.id) AS deadlines,
    ${postJson('c.lead_post_id', language)} AS lead, ${postJson('c.controller_post_id', language)} AS controller,
    (${matches}) AS matches
  FROM commitments c`;

/** Every change of a commitment is a version of its own row, whatever else it changes. */
const CHANGED = `
  SELECT id FROM public.commitments WHERE valid_from > $1::timestamptz AND valid_from <= $2::timestamptz
  UNION
  SELECT id FROM past.commitments WHERE valid_from > $1::timestamptz AND valid_from <= $2::timestamptz`;
