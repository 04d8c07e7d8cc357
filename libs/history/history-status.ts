import { Injectable } from '@nestjs/common';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { HistoryChecks, type KeptHistoryCheck } from './history-checks.js';
import { type HistoryAlarm, historyAlarms, type HistoryFigures } from './history-status.rules.js';

/** How the history of this register is doing. */
export interface HistoryState {
  /** Events that the newest checkpoint covers, and events that wait for the next. */
  covered: number;
  pending: number;
  checkpointedAt: Temporal.Instant | null;
  /** The number of the newest checkpoint, and of the newest that stands outside of the database. */
  checkpointNumber: number;
  writtenNumber: number;
  /** Null before the first has ended. */
  verification: KeptHistoryCheck | null;
  alarms: HistoryAlarm[];
}

/** How the nightly verification is called in `job_runs`. */
export const VERIFICATION = 'verify-history';

/** Reads how the history is doing, by the database's clock. */
@Injectable()
export class HistoryStatus {
  constructor(
    private readonly transactions: Transactions,
    private readonly checks: HistoryChecks,
  ) {}

  /** What somebody has to look after: a few index reads, for health checks. */
  async alarms(): Promise<HistoryAlarm[]> {
    const [figures] = await this.transactions.manager.query<[HistoryFigures]>(FIGURES, [VERIFICATION]);
    return historyAlarms(figures);
  }

  async read(): Promise<HistoryState> {
    const [row] = await this.transactions.manager.query<[StateRow]>(STATE);
    const { checkpointedAt, ...counts } = row;
    return {
      ...counts,
      checkpointedAt: checkpointedAt && toInstant(checkpointedAt),
      verification: await this.checks.last(),
      alarms: await this.alarms(),
    };
  }
}

interface StateRow {
  covered: number;
  pending: number;
  checkpointedAt: Date | null;
  checkpointNumber: number;
  writtenNumber: number;
}

const ageOf = (at: string) => `extract(epoch FROM statement_timestamp() - ${at})::float8`;

/** $1 the nightly job. */
const FIGURES = `
  SELECT s.fault,
    coalesce((SELECT found FROM history_checks ORDER BY finished_at DESC, id LIMIT 1), 0)::float8 AS found,
    (SELECT ${ageOf('signed_at')} FROM checkpoints ORDER BY number DESC LIMIT 1) AS "lastCheckpoint",
    (SELECT ${ageOf('e.occurred_at')} FROM events e
      WHERE e.id = (SELECT min(event_id) FROM events_pending)) AS "oldestPending",
    ${ageOf(`coalesce((SELECT max(finished_at) FROM history_checks), (SELECT first_ran_at FROM job_runs WHERE job = $1))`)}
      AS "lastVerification",
    (SELECT count(*)::integer FROM checkpoint_mails WHERE failed_at IS NOT NULL) AS "failedMails"
  FROM history_state s`;

const STATE = `
  SELECT coalesce(c.size, 0)::float8 AS covered, (SELECT count(*) FROM events_pending)::float8 AS pending,
    c.signed_at AS "checkpointedAt", coalesce(c.number, 0)::float8 AS "checkpointNumber",
    s.written_number::float8 AS "writtenNumber"
  FROM history_state s LEFT JOIN LATERAL (SELECT * FROM checkpoints ORDER BY number DESC LIMIT 1) c ON true`;
