import { Injectable } from '@nestjs/common';
import { toInstant, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import type { Difference, OccurrenceState, StoredOccurrence } from './plan-difference.rules.js';
import { PASSED_ON } from './recheck.rules.js';

interface OccurrenceRow {
  id: string;
  commitment_id: string;
  rung: string;
  deadline_version: number;
  ordinal: number;
  recipient_id: string | null;
  audience: Audience;
  post_id: string;
  deputy_for_id: string | null;
  deadline: string | null;
  due_at: Date;
  about_id: string | null;
  state: OccurrenceState;
  is_unheard: boolean;
}

/** The table of occurrences, by sets. */
@Injectable()
export class StoredPlan {
  constructor(private readonly transactions: Transactions) {}

  /** All occurrences of some commitments, by commitment. */
  async of(commitmentIds: readonly string[]): Promise<Map<string, StoredOccurrence[]>> {
    const rows: OccurrenceRow[] = await this.transactions.manager.query(
      `SELECT id, commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deputy_for_id,
              deadline, due_at, about_id, state, ${UNHEARD} AS is_unheard
       FROM occurrences WHERE commitment_id = ANY($1)`,
      [commitmentIds],
    );
    const byCommitment = new Map<string, StoredOccurrence[]>(commitmentIds.map((id) => [id, []]));
    for (const row of rows) byCommitment.get(row.commitment_id)?.push(fromRow(row));
    return byCommitment;
  }

  /** Makes the stored plan the one that ought to be. */
  async write({ surplus, missing, furtherOn, again }: Difference): Promise<void> {
    // First the deletions: a day that moved is the same unique key with another date.
    await this.delete(surplus.map(({ id }) => id));
    await this.insert([...missing, ...furtherOn]);
    await this.insert(again, 'once more: it could not be told before');
  }

  /**
   * Adds what is not there yet, and plans once more what is there and was never heard; the mailing that failed stays in
   * history as it is. @returns how many rows that were.
   */
  async insert(occurrences: readonly PlannedOccurrence[], note = ''): Promise<number> {
    if (occurrences.length === 0) return 0;
    const rows: unknown[] = await this.transactions.manager.query(INSERT, [
      occurrences.map(({ commitmentId }) => commitmentId),
      occurrences.map(({ rung }) => rung),
      occurrences.map(({ deadlineVersion }) => deadlineVersion),
      occurrences.map(({ ordinal }) => ordinal),
      occurrences.map(({ recipientId }) => recipientId),
      occurrences.map(({ audience }) => audience),
      occurrences.map(({ postId }) => postId),
      occurrences.map(({ deputyForId }) => deputyForId),
      occurrences.map(({ deadline }) => deadline?.toString() ?? null),
      occurrences.map(({ dueAt }) => dueAt.epochMilliseconds),
      note,
      occurrences.map(({ aboutId }) => aboutId ?? null),
    ]);
    return rows.length;
  }

  /** Takes planned occurrences back. One that a sweep has gathered since stays: its delivery checks again. */
  private async delete(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.transactions.manager.query(`DELETE FROM occurrences WHERE id = ANY($1) AND state = 'planned'`, [ids]);
  }
}

/** What may have arrived all the same counts as heard. */
const UNHEARD = `(occurrences.state = 'expired' AND occurrences.note = ANY('{${PASSED_ON.join(',')}}')
  OR occurrences.state = 'failed'
    AND NOT EXISTS (SELECT FROM mailings m WHERE m.id = occurrences.mailing_id AND m.possibly_twice))`;

// The unique key has the last word: a row that another transaction has added meanwhile is the same reminder.
const INSERT = `
  INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deputy_for_id,
                           deadline, due_at, about_id, note)
  SELECT DISTINCT ON (commitment_id, rung, deadline_version, ordinal, recipient_id)
         commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deputy_for_id, deadline,
         to_timestamp(due / 1000), about_id, $11
  FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[],
              $9::date[], $10::float8[], $12::uuid[])
    AS p (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deputy_for_id, deadline, due,
          about_id)
  ON CONFLICT ON CONSTRAINT occurrences_once DO UPDATE
    SET state = 'planned', mailing_id = NULL, audience = excluded.audience, post_id = excluded.post_id,
        deputy_for_id = excluded.deputy_for_id, deadline = excluded.deadline, due_at = excluded.due_at,
        about_id = excluded.about_id, note = excluded.note
    WHERE ${UNHEARD}
  RETURNING 1`;

function fromRow(row: OccurrenceRow): StoredOccurrence {
  return {
    id: row.id,
    commitmentId: row.commitment_id,
    rung: row.rung,
    deadlineVersion: row.deadline_version,
    ordinal: row.ordinal,
    recipientId: row.recipient_id,
    audience: row.audience,
    postId: row.post_id,
    deputyForId: row.deputy_for_id,
    deadline: row.deadline === null ? null : Temporal.PlainDate.from(row.deadline),
    dueAt: toInstant(row.due_at),
    aboutId: row.about_id,
    state: row.state,
    isUnheard: row.is_unheard,
  };
}
