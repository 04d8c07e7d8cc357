import type { EntityManager } from 'typeorm';
import { hashOf, type JsonValue } from '#history';
import type { Random } from '../faults/random.js';

/** An event as the attacker finds it. */
export interface Row {
  id: string;
  leafIndex: number | null;
  subject: string;
  subjectId: string;
  sequence: number;
  type: string;
  occurredAt: string;
  actorId: string | null;
  onBehalfOfId: string | null;
  reason: string;
  before: JsonValue;
  after: JsonValue;
  previousHash: string;
  hash: string;
}

/** Somebody with every right on the database, and the sources of Pacta. */
export class Attacker {
  constructor(
    private readonly manager: EntityManager,
    private readonly random: Random,
  ) {}

  /** The guards are off for whoever may do so, as a superuser may. */
  async begin(): Promise<void> {
    await this.sql(`SET LOCAL session_replication_role = 'replica'`);
  }

  async end(): Promise<void> {
    await this.sql(`SET LOCAL session_replication_role = 'origin'`);
  }

  sql<T>(text: string, parameters: unknown[] = []): Promise<T[]> {
    return this.manager.query<T[]>(text, parameters);
  }

  /** Those that a checkpoint covers, by their places. */
  events(): Promise<Row[]> {
    return this.sql<Row>(`${EVENTS} JOIN event_leaves l ON l.event_id = e.id ORDER BY l.leaf_index`);
  }

  one<T>(from: readonly T[]): T {
    const found = from[this.random.below(from.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  maybe(): boolean {
    return this.random.below(2) === 0;
  }

  below(bound: number): number {
    return this.random.below(bound);
  }

  /** Writes a row as it is now, with a hash that fits if so wanted. */
  async write(row: Row, fits: boolean): Promise<void> {
    if (fits) row.hash = hashOf(row);
    await this.sql(WRITE, valuesOf(row));
  }

  async insert(row: Row): Promise<string> {
    const [{ id } = { id: '' }] = await this.sql<{ id: string }>(INSERT, valuesOf(row).slice(1));
    return id;
  }
}

function valuesOf(row: Row): unknown[] {
  const { id, subject, subjectId, sequence, type, occurredAt, actorId, onBehalfOfId, reason } = row;
  const json = (value: JsonValue) => (value === null ? null : JSON.stringify(value));
  return [
    ...[id, subject, subjectId, sequence, type, occurredAt, actorId, onBehalfOfId, reason],
    ...[json(row.before), json(row.after), row.previousHash, row.hash],
  ];
}

const EVENTS = `
  SELECT e.id::text AS id, l.leaf_index::integer AS "leafIndex", e.subject, e.subject_id AS "subjectId", e.sequence, e.type,
    to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", e.actor_id AS "actorId",
    e.on_behalf_of_id AS "onBehalfOfId", e.reason, e.before, e.after, encode(e.previous_hash, 'hex') AS "previousHash",
    encode(e.hash, 'hex') AS hash
  FROM events e`;

const WRITE = `
  UPDATE events SET subject = $2, subject_id = $3, sequence = $4, type = $5, occurred_at = $6::timestamptz, actor_id = $7,
    on_behalf_of_id = $8, reason = $9, before = $10::jsonb, after = $11::jsonb, previous_hash = decode($12, 'hex'),
    hash = decode($13, 'hex')
  WHERE id = $1`;

const INSERT = `
  INSERT INTO events (subject, subject_id, sequence, type, occurred_at, actor_id, on_behalf_of_id, reason, before, after,
    previous_hash, hash)
  VALUES ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8, $9::jsonb, $10::jsonb, decode($11, 'hex'), decode($12, 'hex'))
  RETURNING id::text AS id`;
