import { Injectable } from '@nestjs/common';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { HistoryChecks, type KeptHistoryCheck } from './history-checks.js';
import { type HistoryAlarm, historyAlarms, type HistoryFigures, unreadableAlarm } from './history-status.rules.js';
import { READ_TABLES } from './plain-tables.rules.js';

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
    const gone = await this.gone();
    if (gone.length > 0) return [unreadableAlarm(gone)];
    const [figures] = await this.transactions.manager.query<[HistoryFigures]>(FIGURES, [VERIFICATION]);
    return historyAlarms(figures);
  }

  async read(): Promise<HistoryState> {
    const gone = await this.gone();
    if (gone.length > 0) return { ...UNREADABLE, alarms: [unreadableAlarm(gone)] };
    const [row] = await this.transactions.manager.query<[StateRow]>(STATE);
    const { checkpointedAt, ...counts } = row;
    return {
      ...counts,
      checkpointedAt: checkpointedAt && toInstant(checkpointedAt),
      verification: await this.checks.last(),
      alarms: await this.alarms(),
    };
  }

  /** Asked before: whoever takes a table away must not silence the alarms, nor make the service seem down. */
  private async gone(): Promise<string[]> {
    const columns = Object.entries(STATUS_COLUMNS).flatMap(([table, names]) => names.map((name) => [table, name]));
    const parameters = [columns.map(([table]) => table), columns.map(([, name]) => name)];
    const rows = await this.transactions.manager.query<{ name: string }[]>(GONE, parameters);
    return rows.map(({ name }) => name);
  }
}

interface StateRow {
  covered: number;
  pending: number;
  checkpointedAt: Date | null;
  checkpointNumber: number;
  writtenNumber: number;
}

/** What can be said where nothing can be read. */
const UNREADABLE: Omit<HistoryState, 'alarms'> = {
  ...{ covered: 0, pending: 0, checkpointedAt: null, checkpointNumber: 0, writtenNumber: 0, verification: null },
};

/** What is read here, and what the verification reads. */
const STATUS_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(READ_TABLES).map(([table, columns]) => [table, Object.keys(columns)])),
  history_state: ['is_only', 'written_number', 'fault', 'fault_at'],
  history_checks: ['id', 'started_at', 'finished_at', 'leaves', 'pending', 'found', 'sample'],
  job_runs: ['job', 'first_ran_at'],
  checkpoint_mails: ['failed_at'],
};

/** $1 tables, $2 a column of each. */
const GONE = `
  SELECT DISTINCT CASE WHEN to_regclass(c.of) IS NULL THEN c.of ELSE c.of || '.' || c.name END AS name
  FROM unnest($1::text[], $2::text[]) AS c (of, name)
  WHERE NOT EXISTS (SELECT FROM pg_attribute
                    WHERE attrelid = to_regclass(c.of) AND attname = c.name AND NOT attisdropped)
  ORDER BY name`;

const ageOf = (at: string) => `extract(epoch FROM statement_timestamp() - ${at})::float8`;

/** $1 the nightly job. */
const FIGURES = `
  SELECT CASE WHEN s.is_only IS NULL THEN 'the table history_state has no row' ELSE s.fault END AS fault,
    coalesce((SELECT found FROM history_checks ORDER BY finished_at DESC, id LIMIT 1), 0)::float8 AS found,
    (SELECT ${ageOf('signed_at')} FROM checkpoints ORDER BY number DESC LIMIT 1) AS "lastCheckpoint",
    (SELECT ${ageOf('e.occurred_at')} FROM events e
      WHERE e.id = (SELECT min(event_id) FROM events_pending)) AS "oldestPending",
    ${ageOf(`coalesce((SELECT max(finished_at) FROM history_checks), (SELECT first_ran_at FROM job_runs WHERE job = $1))`)}
      AS "lastVerification",
    (SELECT count(*)::integer FROM checkpoint_mails WHERE failed_at IS NOT NULL) AS "failedMails"
  FROM (SELECT 1) one LEFT JOIN history_state s ON true`;

const STATE = `
  SELECT coalesce(c.size, 0)::float8 AS covered, (SELECT count(*) FROM events_pending)::float8 AS pending,
    c.signed_at AS "checkpointedAt", coalesce(c.number, 0)::float8 AS "checkpointNumber",
    coalesce(s.written_number, 0)::float8 AS "writtenNumber"
  FROM (SELECT 1) one LEFT JOIN history_state s ON true LEFT JOIN LATERAL (SELECT * FROM checkpoints ORDER BY number DESC LIMIT 1) c ON true`;
