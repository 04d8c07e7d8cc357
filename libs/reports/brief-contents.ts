import { Injectable } from '@nestjs/common';
import { Access, type Classification } from '#access';
import { filterSql, HAVING, type RegisterFilter, REQUEST_STANDS } from '#commitments';
import { Transactions } from '#platform';
import type { OpenCommitment } from './brief.rules.js';

/** A report or request that somebody has to decide on. */
export interface WaitingDecision {
  commitment: { id: string; reference: string; title: string };
  since: string;
  /** Calendar days since then, where the lead is. */
  days: number;
}

/** What a brief is chosen from: of what the reader may see and a filter finds. */
@Injectable()
export class BriefContents {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** Whatever is on control. */
  open(filter: RegisterFilter): Promise<OpenCommitment[]> {
    return this.read(filter, openSql);
  }

  /** The final report and the request for an extension that have waited longest for a decision. */
  async oldestWaiting(filter: RegisterFilter): Promise<{ report?: WaitingDecision; extension?: WaitingDecision }> {
    const rows = await this.read<WaitingRow>(filter, waitingSql);
    return Object.fromEntries(
      rows.map(({ kind, since, ...row }) => [kind, { ...row, since: new Date(since).toISOString() }]),
    );
  }

  /** How what is found is classified, each word once. */
  async classifications(filter: RegisterFilter): Promise<Classification[]> {
    const rows = await this.read<{ classification: Classification }>(
      filter,
      ({ where }) => `SELECT DISTINCT c.classification FROM commitments c WHERE ${where}`,
    );
    return rows.map(({ classification }) => classification);
  }

  private async read<Row>(filter: RegisterFilter, sqlOf: (parts: Parts) => string): Promise<Row[]> {
    const { now } = this.transactions;
    const { conditions } = filterSql(filter, this.access, now);
    // In the text: a statement that does not ask for it would leave a parameter without a type.
    const sql = sqlOf({ where: conditions.sql, now: `'${now.toString()}'::timestamptz` });
    return this.transactions.manager.query<Row[]>(sql, [...conditions.values]);
  }
}

type WaitingRow = Omit<WaitingDecision, 'since'> & { kind: 'report' | 'extension'; since: Date };

interface Parts {
  /** Over `commitments c`. */
  where: string;
  now: string;
}

const LED = 'JOIN posts lp ON lp.id = c.lead_post_id JOIN bodies lb ON lb.id = lp.body_id';
const todayAtLead = (now: string) => `(${now} AT TIME ZONE lb.time_zone)::date`;

const openSql = ({ where, now }: Parts) => `
  SELECT c.id, c.reference, c.side, c.priority, c.blocked_side AS "blockedSide",
    c.current_deadline - ${todayAtLead(now)} AS "daysLeft", c.reported_at IS NOT NULL AS "isReported"
  FROM commitments c ${LED}
  WHERE c.status IN ('active', 'reported') AND ${where}`;

/** By the same words as the measures, which count them. */
const waitingSql = ({ where, now }: Parts) => `
  WITH waiting AS (
    SELECT 'report' AS kind, c.id, p.reported_at AS since
    FROM commitments c JOIN commitment_periods p ON p.commitment_id = c.id
    WHERE ${HAVING.report_waiting} AND ${where}
    UNION ALL
    SELECT 'extension', c.id, x.requested_at
    FROM commitments c JOIN commitment_periods p ON p.commitment_id = c.id
      JOIN extensions x ON x.commitment_id = c.id AND x.period = p.ordinal AND x.state = 'requested'
    WHERE ${REQUEST_STANDS} AND ${where})
  SELECT DISTINCT ON (w.kind) w.kind, jsonb_build_object('id', c.id, 'reference', c.reference, 'title', c.title) AS commitment, w.since,
    ${todayAtLead(now)} - (w.since AT TIME ZONE lb.time_zone)::date AS days
  FROM waiting w JOIN commitments c ON c.id = w.id ${LED}
  ORDER BY w.kind, w.since, c.reference`;
