import { Injectable } from '@nestjs/common';
import { Clock, invalid, type Page, type PageRequest, toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';

/** A checkpoint as it is read. */
export interface CheckpointView {
  number: number;
  size: number;
  /** Base64, as in the note. */
  root: string;
  signedAt: Temporal.Instant;
  note: string;
}

/** That somebody wants one now. It is made by a worker, which has the key. */
export interface CheckpointRequest {
  id: string;
  requestedAt: Temporal.Instant;
}

const KEPT_DAYS = 30;

/** What processes without the key see of checkpoints, and how they ask for one. */
@Injectable()
export class CheckpointList {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError `invalid` for an `after` that no page named */
  async list({ limit, after }: PageRequest): Promise<Page<CheckpointView>> {
    if (after !== undefined && !/^\d{1,15}$/.test(after)) {
      throw invalid({ path: 'after', rule: 'form', message: 'must be the "next" of a page of this list' });
    }
    const rows = await this.transactions.manager.query<Row[]>(LIST, [after ?? null, limit + 1]);
    const items = rows.slice(0, limit).map((row) => ({ ...row, signedAt: toInstant(row.signedAt) }));
    return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
  }

  /**
   * Asks for one. Who asks while another's request waits gets that one, with the time of their own: one is newer than what
   * they want covered, not than what the other wanted.
   */
  async request(): Promise<CheckpointRequest> {
    const parameters = [this.clock.now().toString(), this.transactions.actor.personId];
    const [row] = await this.transactions.manager.query<[{ id: string; requestedAt: Date }]>(REQUEST, parameters);
    return { id: row.id, requestedAt: toInstant(row.requestedAt) };
  }

  /** Deletes requests that were answered, and made more than a month ago: nobody asks for them any more. */
  async forgetAnswered(): Promise<void> {
    const before = this.clock
      .now()
      .subtract({ hours: 24 * KEPT_DAYS })
      .toString();
    await this.transactions.manager.query(FORGET, [before]);
  }
}

type Row = Omit<CheckpointView, 'signedAt'> & { signedAt: Date };

const LIST = `
  SELECT number::float8 AS number, size::float8 AS size, encode(root, 'base64') AS root, signed_at AS "signedAt", note
  FROM checkpoints WHERE $1::bigint IS NULL OR number < $1::bigint ORDER BY number DESC LIMIT $2`;

const FORGET = 'DELETE FROM checkpoint_requests WHERE answered_by IS NOT NULL AND requested_at < $1::timestamptz';

/**
 * $1 now, $2 who asks. One that waits already will be answered by the same checkpoint. One that is locked is being answered,
 * by a checkpoint that may have given its places already: it is not joined.
 */
const REQUEST = `
  WITH open AS (
    SELECT id FROM checkpoint_requests WHERE answered_by IS NULL ORDER BY requested_at, id LIMIT 1 FOR SHARE SKIP LOCKED
  ), added AS (
    INSERT INTO checkpoint_requests (requested_at, requested_by_id)
    SELECT $1::timestamptz, $2::uuid WHERE NOT EXISTS (SELECT FROM open) RETURNING id
  )
  SELECT id, $1::timestamptz AS "requestedAt" FROM open UNION ALL SELECT id, $1::timestamptz FROM added`;
