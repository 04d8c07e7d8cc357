import { Injectable } from '@nestjs/common';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { Finding, HistoryReport } from './verification.types.js';

/** What one verification of the whole history came to. */
export interface KeptHistoryCheck {
  startedAt: Temporal.Instant;
  finishedAt: Temporal.Instant;
  leaves: number;
  pending: number;
  /** How many things were not as they were signed. */
  found: number;
  /** The first of them. */
  sample: Finding[];
}

/** Of the findings, those that are told one by one. The database sets the same bound. */
export const MOST_SAMPLED_FINDINGS = 20;

/** What the last verifications came to. */
@Injectable()
export class HistoryChecks {
  constructor(private readonly transactions: Transactions) {}

  /** Keeps one that has just ended, and no more than the last thirty. */
  async keep({ leaves, pending, found, findings }: HistoryReport, seconds: number): Promise<void> {
    const sample = JSON.stringify(findings.slice(0, MOST_SAMPLED_FINDINGS));
    await this.transactions.manager.query(KEEP, [seconds, leaves, pending, found, sample]);
  }

  async last(): Promise<KeptHistoryCheck | null> {
    const [row] =
      await this.transactions.manager.query<(Omit<KeptHistoryCheck, 'startedAt' | 'finishedAt'> & Times)[]>(LAST);
    return row ? { ...row, startedAt: toInstant(row.startedAt), finishedAt: toInstant(row.finishedAt) } : null;
  }
}

interface Times {
  startedAt: Date;
  finishedAt: Date;
}

const KEEP = `
  WITH kept AS (
    INSERT INTO history_checks (started_at, leaves, pending, found, sample)
    VALUES (statement_timestamp() - $1::float8 * interval '1 s', $2, $3, $4, $5::jsonb)
  )
  DELETE FROM history_checks WHERE id IN (SELECT id FROM history_checks ORDER BY finished_at DESC, id OFFSET 29)`;

const LAST = `
  SELECT started_at AS "startedAt", finished_at AS "finishedAt", leaves::float8 AS leaves, pending::float8 AS pending,
         found::float8 AS found, sample
  FROM history_checks ORDER BY finished_at DESC, id LIMIT 1`;
