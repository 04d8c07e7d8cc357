import { Injectable } from '@nestjs/common';
import { type PreparedStatement, SYSTEM, Transactions } from '#platform';

/** What became of one attempt to send a mailing. */
export interface Settlement {
  mailingId: string;
  /** The attempt that this worker made; it counts only while nobody else has made a later one. */
  attempt: number;
  state: 'sent' | 'queued' | 'failed';
  /** Minutes until the next attempt; only for `queued`. */
  waitMinutes: number;
  mayHaveBeenTaken: boolean;
  address: string;
  subject: string | null;
  error: string | null;
}

/** Writes what became of mailings, by sets. */
@Injectable()
export class Settlements {
  constructor(private readonly transactions: Transactions) {}

  /**
   * In the transaction that is open, or in one of its own.
   * @returns the ids of the mailings whose attempt still stood.
   */
  async write(settlements: readonly Settlement[]): Promise<string[]> {
    const [rows] = await this.transactions.once<{ id: string }>(SYSTEM, settling(settlements));
    return rows.map(({ id }) => id);
  }
}

/** The statement that writes outcomes; its rows are the mailings whose attempt still stood. */
export function settling(settlements: readonly Settlement[]): PreparedStatement {
  return { ...SETTLE, values: [JSON.stringify(settlements)] };
}

/**
 * Mailing and reminders in one statement: there is no moment at which one is sent and the other is not. The list of ids
 * keeps PostgreSQL from reading the whole table: a set made of JSON it takes to be long.
 */
const SETTLE = {
  name: 'pacta_settle',
  types: ['jsonb'],
  text: `
  WITH settled AS (
    UPDATE mailings m
    SET state = s.state, lease_until = NULL, address = s.address, subject = coalesce(s.subject, m.subject),
        last_error = coalesce(s.error, m.last_error), possibly_twice = m.possibly_twice OR s."mayHaveBeenTaken",
        next_attempt_at = statement_timestamp() + make_interval(mins => s."waitMinutes"),
        settled_at = CASE WHEN s.state = 'queued' THEN NULL ELSE statement_timestamp() END
    FROM jsonb_to_recordset($1) AS s ("mailingId" uuid, attempt integer, state text, "waitMinutes" integer,
      "mayHaveBeenTaken" boolean, address text, subject text, error text)
    WHERE m.id = ANY(ARRAY(SELECT (one ->> 'mailingId')::uuid FROM jsonb_array_elements($1) AS one))
      AND m.id = s."mailingId" AND m.attempt = s.attempt AND m.state = 'sending'
    RETURNING m.id, m.attempt, m.state, s.error
  ), told AS (
    UPDATE occurrences o SET state = settled.state, note = CASE settled.state WHEN 'failed' THEN settled.error ELSE o.note END
    FROM settled WHERE o.mailing_id = settled.id AND o.state = 'gathered' AND settled.state <> 'queued'
  )
  SELECT id, attempt FROM settled`,
};
