import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { DigestTurns } from './digest-turns.js';
import { IS_DUE } from './is-due.sql.js';
import { MailHold } from './mail-hold.js';
import { ReminderSettings } from './reminder-settings.js';

/** A mailing that waits for a worker. */
export interface DueMailing {
  id: string;
  kind: 'reminder' | 'digest';
  /** How often it has been tried. */
  attempt: number;
  /** It has been due for so long that whoever was woken for it must have slept on. */
  isOverlooked: boolean;
}

/** Makes mailings of what is due. */
@Injectable()
export class Gather {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: ReminderSettings,
    private readonly hold: MailHold,
    private readonly digests: DigestTurns,
  ) {}

  /**
   * Everything that is due by the database's clock and was not sent becomes one mailing a person; there is no lower
   * bound in time, so what an outage has held up is only late. Then lists what waits for a worker: new mailings, those
   * whose next attempt has come, those whose worker has let its lease run out.
   * While mail is on hold nothing is gathered: the plan goes on, and a release is like the end of an outage. A dry run
   * shows what is due all the same, each mailing once.
   * @returns null when another sweeper is at work.
   */
  async gather(): Promise<DueMailing[] | null> {
    const { manager } = this.transactions;
    const [{ alone }] = await manager.query<[{ alone: boolean }]>('SELECT pg_try_advisory_xact_lock($1) AS alone', [
      GATHER_LOCK,
    ]);
    if (!alone) return null;
    const { isDryRun, messageIdDomain } = this.settings;
    const mayLeave = await this.hold.watch({ isDryRun });
    if (!mayLeave && !isDryRun) return [];
    await manager.query(GATHER, [messageIdDomain]);
    await this.digests.takeTurns();
    return manager.query<DueMailing[]>(DUE, [MOST_DUE, isDryRun]);
  }
}

const GATHER_LOCK = 7_226_004;

/** More than a worker sends between two sweeps; the next sweep finds the rest. */
const MOST_DUE = 20_000;

/*
 * A person of whom any due occurrence is being planned anew at this moment is left to the next sweep: they get one
 * message, not two halves. Waiting for the lock instead could end in a deadlock with the transaction that holds it.
 *
 * What falls due while an earlier mailing of the same person still waits (the mail server was out of reach) joins it,
 * unless that one may have been taken already: then its content is settled. Neither settled nor under way is queued; the
 * index for it says so too (migration 0021).
 *
 * Nothing here joins what is due with itself. How much that is PostgreSQL only guesses, and where it guesses one row it
 * compares each with each. So who is whole is counted: what is locked against what is due.
 */
const GATHER = `
  WITH locked AS (
    SELECT id, recipient_id, channel, due_at FROM occurrences
    WHERE ${IS_DUE} AND recipient_id IS NOT NULL
    FOR UPDATE SKIP LOCKED
  ), counted AS (
    SELECT *, sum(held) OVER (PARTITION BY recipient_id) AS unheld FROM (
      SELECT id, recipient_id, channel, due_at, 1 AS held FROM locked
      UNION ALL
      SELECT NULL, recipient_id, NULL, NULL, -1 FROM occurrences WHERE ${IS_DUE} AND recipient_id IS NOT NULL
    ) AS owed
  ), recipients AS MATERIALIZED (
    SELECT recipient_id, channel, min(due_at) AS due_at, array_agg(id) AS occurrence_ids
    FROM counted WHERE unheld = 0 AND id IS NOT NULL GROUP BY recipient_id, channel
  ), people AS MATERIALIZED (
    SELECT recipients.*, waiting.id AS waiting_id, uuid_by_time() AS new_id
    FROM recipients LEFT JOIN LATERAL (
      SELECT id FROM mailings
      WHERE person_id = recipients.recipient_id AND channel = recipients.channel
        AND settled_at IS NULL AND lease_until IS NULL AND kind = 'reminder' AND NOT possibly_twice
      ORDER BY created_at DESC LIMIT 1
      FOR UPDATE SKIP LOCKED) waiting ON true
  ), made AS (
    INSERT INTO mailings (id, person_id, channel, due_at, message_id, next_attempt_at)
    SELECT new_id, recipient_id, channel, due_at, '<' || new_id || '@' || $1::text || '>', statement_timestamp()
    FROM people WHERE waiting_id IS NULL
  ), hastened AS (
    UPDATE mailings m SET next_attempt_at = least(m.next_attempt_at, statement_timestamp()), shown_at = NULL
    FROM people p WHERE m.id = p.waiting_id
  )
  UPDATE occurrences o SET state = 'gathered', mailing_id = gathered.mailing_id
  FROM (SELECT unnest(occurrence_ids) AS id, coalesce(waiting_id, new_id) AS mailing_id FROM people) AS gathered
  WHERE o.id = gathered.id`;

const DUE = `
  SELECT id, kind, attempt, greatest(next_attempt_at, lease_until) < statement_timestamp() - interval '20 s' AS "isOverlooked"
  FROM mailings
  WHERE (state = 'queued' AND next_attempt_at <= statement_timestamp()
      OR state = 'sending' AND lease_until < statement_timestamp())
    AND (shown_at IS NULL OR NOT $2)
  ORDER BY next_attempt_at, id
  LIMIT $1`;
