import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { PreparedQueries, toInstant, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { asJson, type HashedEvent, hashOf, type JsonValue, NO_HASH } from './event-hash.rules.js';
import { streamOf } from './event-name.rules.js';
import { SealedValues } from './sealed-values.js';
import { streamEvents } from './stored-rows.js';
import { openState, SALT_BYTES, type SealedValue, sealsIn, sealState } from './sealing.rules.js';

/** What a use case says about a change; who, for whom and when come from the transaction. */
export interface EventDraft {
  /** The kind of thing: `commitment`, `body`, `meeting`. */
  subject: string;
  subjectId: string;
  /** Subject and past participle: `commitment.reported`. */
  type: string;
  reason?: string;
  before?: unknown;
  after?: unknown;
}

export interface EventPerson {
  id: string;
  name: string;
}

/** One event as it is read. */
export interface HistoryEvent {
  sequence: number;
  type: string;
  occurredAt: Temporal.Instant;
  /** Null: the system itself. */
  actor: EventPerson | null;
  onBehalfOf: EventPerson | null;
  reason: string;
  /** With `{"erased": true}` in place of personal values that have been erased. */
  before: JsonValue;
  after: JsonValue;
  /** Lower-case hexadecimal. */
  hash: string;
}

/** The state of one stream: whole, or broken from an event on. */
export type Verification = { ok: true; events: number } | { ok: false; events: number; firstBroken: number };

type NewEvent = HashedEvent & { hash: string };

/** More streams than this in one call are new ones or have their rows locked: a lock each would fill the lock table. */
const MOST_LOCKS = 100;
const ROWS_A_STATEMENT = 2_000;

/**
 * The append-only history: a chain of hashes per subject. What is personal in an event is sealed before it is hashed, so
 * that it can be erased without breaking the chain (docs/adr/0019-sealed-values.md).
 */
@Injectable()
export class History {
  constructor(
    private readonly transactions: Transactions,
    private readonly prepared: PreparedQueries,
    private readonly sealedValues: SealedValues,
  ) {}

  /**
   * Adds events in the order given, within the caller's transaction. The caller holds the lock of the subject's row;
   * where there is no such row, the lock taken here serves. What slips through meets the unique key on the sequence.
   */
  async append(drafts: readonly EventDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    const streams = new Map(drafts.map((draft) => [streamOf(draft), draft]));
    const sealed: SealedValue[] = [];
    const events = this.chain(drafts, await this.tails([...streams.values()]), sealed);
    await this.sealedValues.keep(sealed);
    for (let at = 0; at < events.length; at += ROWS_A_STATEMENT) {
      await this.prepared.query(INSERT, [JSON.stringify(events.slice(at, at + ROWS_A_STATEMENT))]);
    }
  }

  /** A subject's events, oldest first. */
  async list(subject: string, subjectId: string): Promise<HistoryEvent[]> {
    const rows: (Omit<HistoryEvent, 'occurredAt'> & { occurredAt: Date })[] = await this.transactions.manager.query(
      LIST,
      [subject, subjectId],
    );
    const values = await this.sealedValues.open(rows.flatMap(({ before, after }) => [before, after].flatMap(sealsIn)));
    return rows.map((row) => ({
      ...row,
      occurredAt: toInstant(row.occurredAt),
      before: openState(row.before, values),
      after: openState(row.after, values),
    }));
  }

  /**
   * Recomputes a subject's chain from what is stored.
   * @returns the first sequence number whose event is missing, out of place or altered, if there is one.
   */
  async verify(subject: string, subjectId: string): Promise<Verification> {
    const client = (await this.transactions.manager.queryRunner?.connect()) as pg.ClientBase;
    const rows = await streamEvents(client, subject, subjectId);
    let previousHash = NO_HASH;
    for (const [index, row] of rows.entries()) {
      const expected = { ...row, sequence: index + 1, previousHash };
      const fits = row.previousHash === previousHash && row.hash === hashOf(expected) && row.isAsHashed;
      const sound = row.sequence === index + 1 && fits;
      if (!sound) return { ok: false, events: rows.length, firstBroken: index + 1 };
      previousHash = row.hash;
    }
    return { ok: true, events: rows.length };
  }

  /** Locks the streams and reads the last event of each: `event_tails` sees what was committed while it waited. */
  private async tails(streams: EventDraft[]): Promise<Map<string, Tail>> {
    const rows = await this.prepared.query<StoredTail>(TAILS, [
      streams.map((stream) => stream.subject),
      streams.map((stream) => stream.subjectId),
      streams.length <= MOST_LOCKS,
    ]);
    const tails = new Map<string, Tail>();
    for (const { moment, sequence, hash, occurredAt, ...stream } of rows) {
      // A row that was changed before this may have moved it on.
      this.transactions.continueAt(toInstant(moment));
      if (occurredAt !== null) tails.set(streamOf(stream), { sequence, hash, occurredAt: toInstant(occurredAt) });
    }
    return tails;
  }

  /** @param sealed gets the values that the events seal. */
  private chain(drafts: readonly EventDraft[], tails: Map<string, Tail>, sealed: SealedValue[]): NewEvent[] {
    const { personId, onBehalfOfId } = this.transactions.actor;
    const { now } = this.transactions;
    const seal = (subject: string, state: unknown): JsonValue => {
      const result = sealState(subject, asJson(state), () => randomBytes(SALT_BYTES));
      sealed.push(...result.sealed);
      return result.state;
    };
    return drafts.map((draft) => {
      const tail = tails.get(streamOf(draft)) ?? { sequence: 0, hash: NO_HASH, occurredAt: now };
      // Whoever had the stream before may have begun later: a chain is whole as of any moment.
      const occurredAt = Temporal.Instant.compare(now, tail.occurredAt) < 0 ? tail.occurredAt : now;
      const event: HashedEvent = {
        subject: draft.subject,
        subjectId: draft.subjectId,
        sequence: tail.sequence + 1,
        type: draft.type,
        occurredAt: occurredAt.toString({ smallestUnit: 'millisecond' }),
        actorId: personId,
        onBehalfOfId: onBehalfOfId ?? null,
        reason: draft.reason ?? '',
        before: seal(draft.subject, draft.before),
        after: seal(draft.subject, draft.after),
        previousHash: tail.hash,
      };
      const hash = hashOf(event);
      tails.set(streamOf(draft), { sequence: event.sequence, hash, occurredAt });
      return { ...event, hash };
    });
  }
}

interface Tail {
  sequence: number;
  hash: string;
  occurredAt: Temporal.Instant;
}

/** One row at least: of no stream where none has begun. */
interface StoredTail {
  /** At which the transaction writes. */
  moment: Date;
  subject: string;
  subjectId: string;
  sequence: number;
  hash: string;
  occurredAt: Date | null;
}

/** An event without its row in `events_pending` would never get its place in the tree: one statement writes both. */
const INSERT = `
  WITH added AS (
    INSERT INTO events (subject, subject_id, sequence, type, occurred_at, actor_id, on_behalf_of_id, reason, before, after,
                        previous_hash, hash)
    SELECT e.subject, e."subjectId", e.sequence, e.type, e."occurredAt", e."actorId", e."onBehalfOfId", e.reason,
           e.before, e.after, decode(e."previousHash", 'hex'), decode(e.hash, 'hex')
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (
      subject text, "subjectId" text, sequence integer, type text, "occurredAt" timestamptz, "actorId" uuid,
      "onBehalfOfId" uuid, reason text, before jsonb, after jsonb, "previousHash" text, hash text
    )) WITH ORDINALITY AS e ORDER BY e.ordinality
    RETURNING id
  )
  INSERT INTO events_pending (event_id) SELECT id FROM added`;

const TAILS = `
  SELECT transaction_moment() AS moment, t.subject, t."subjectId", t.sequence, t."occurredAt", t.hash
  FROM (SELECT) AS one LEFT JOIN event_tails($1::text[], $2::text[], $3::boolean) AS t ON true`;

const LIST = `
  SELECT e.sequence, e.type, e.occurred_at AS "occurredAt", e.reason, e.before, e.after, encode(e.hash, 'hex') AS hash,
         CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS actor,
         CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS "onBehalfOf"
  FROM events e LEFT JOIN persons a ON a.id = e.actor_id LEFT JOIN persons b ON b.id = e.on_behalf_of_id
  WHERE e.subject = $1 AND e.subject_id = $2 ORDER BY e.sequence`;
