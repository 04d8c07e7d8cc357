import type pg from 'pg';
import { isAsHashed, type JsonValue } from './event-hash.rules.js';
import type { StoredSeal } from './seal-check.rules.js';
import { exactTime } from './stored-time.sql.js';
import type { LeafRow, StoredEvent } from './verification.types.js';

/** The columns of an event in the order of `Row`, from `events e`. */
const EVENT = `
  e.subject, e.subject_id, e.sequence, e.type, ${exactTime('e.occurred_at')},
  e.actor_id, e.on_behalf_of_id, e.reason, e.before::text, e.after::text, encode(e.previous_hash, 'hex'),
  encode(e.hash, 'hex')`;

type Row = [
  subject: string | null,
  subjectId: string,
  sequence: number,
  type: string,
  occurredAt: string | null,
  actorId: string | null,
  onBehalfOfId: string | null,
  reason: string,
  before: string | null,
  after: string | null,
  previousHash: string,
  hash: string,
];

const LEAVES = `
  SELECT l.leaf_index::float8, ${EVENT} FROM public.event_leaves l LEFT JOIN public.events e ON e.id = l.event_id ORDER BY l.leaf_index`;

const PENDING = `
  SELECT ${EVENT} FROM public.events_pending p LEFT JOIN public.events e ON e.id = p.event_id
  WHERE NOT EXISTS (SELECT FROM public.event_leaves l WHERE l.event_id = p.event_id) ORDER BY p.event_id`;

const UNLISTED = `
  SELECT ${EVENT} FROM public.events e
  WHERE NOT EXISTS (SELECT FROM public.event_leaves l WHERE l.event_id = e.id)
    AND NOT EXISTS (SELECT FROM public.events_pending p WHERE p.event_id = e.id) ORDER BY e.id`;

const TWICE = `
  SELECT ${EVENT} FROM public.events_pending p JOIN public.event_leaves l USING (event_id) JOIN public.events e ON e.id = p.event_id
  ORDER BY p.event_id`;

const STREAM = `SELECT ${EVENT} FROM events e WHERE e.subject = $1 AND e.subject_id = $2 ORDER BY e.sequence`;

const SEALS = `
  SELECT encode(digest, 'hex') AS digest, person_id AS "personId", encode(salt, 'hex') AS salt, value::text AS value
  FROM public.sealed_values WHERE digest IN (SELECT decode(d, 'hex') FROM unnest($1::text[]) AS d)`;

const SEALS_COUNT = 'SELECT count(*)::float8 AS count FROM public.sealed_values';

/** Small enough that a process which also sends mail is never held up for long. */
const ROWS_AT_ONCE = 2_000;

/** Called with the events of a batch before the next is asked for: the connection has nothing else to do then. */
type OnBatch = (events: StoredEvent[]) => Promise<void>;

/** Every place of the tree in order, with the event that stands there. Needs an open transaction. */
export function storedLeaves(client: pg.ClientBase, onBatch: OnBatch): AsyncGenerator<LeafRow[]> {
  return rowsOf<[number, ...Row], LeafRow>(client, LEAVES, async (rows) => {
    const leaves = rows.map(([leafIndex, ...event]) => ({ leafIndex, event: toEvent(event) }));
    await onBatch(leaves.map(({ event }) => event).filter((event) => event !== null));
    return leaves;
  });
}

/** The events of one subject, by their numbers. */
export async function streamEvents(client: pg.ClientBase, subject: string, subjectId: string): Promise<StoredEvent[]> {
  const { rows } = await client.query<Row>({ text: STREAM, values: [subject, subjectId], rowMode: 'array' });
  return rows.map(toEvent).filter((event) => event !== null);
}

/** What waits for its place; null: it is gone. */
export const pendingEvents = (client: pg.ClientBase, onBatch: OnBatch) => events(client, PENDING, onBatch);
/** What has no place and waits for none. */
export const unlistedEvents = (client: pg.ClientBase) => events(client, UNLISTED);
/** What has its place and waits for one as well. */
export const eventsListedTwice = (client: pg.ClientBase) => events(client, TWICE);

/** What is kept beside the events for these digests, and is gone when a person is erased. */
export async function storedSeals(client: pg.ClientBase, digests: readonly string[]): Promise<StoredSeal[]> {
  const { rows } = await client.query<Omit<StoredSeal, 'value'> & { value: string }>(SEALS, [digests]);
  return rows.map(({ value, ...seal }) => ({
    ...{ ...seal, value: JSON.parse(value) as JsonValue },
    isAsHashed: value === 'null' || isAsHashed(value),
  }));
}

/** How many there are in all. */
export async function countSeals(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(SEALS_COUNT);
  return rows[0]?.count ?? 0;
}

const events = (client: pg.ClientBase, sql: string, onBatch?: OnBatch) =>
  rowsOf<Row, StoredEvent | null>(client, sql, async (rows) => {
    const batch = rows.map(toEvent);
    await onBatch?.(batch.filter((event) => event !== null));
    return batch;
  });

/** By a cursor; while one batch is looked at, the server makes the next. */
async function* rowsOf<R extends unknown[], T>(
  client: pg.ClientBase,
  sql: string,
  read: (rows: R[]) => Promise<T[]>,
): AsyncGenerator<T[]> {
  await client.query(`DECLARE stored_rows NO SCROLL CURSOR FOR ${sql}`);
  const fetch = async () =>
    (await client.query<R>({ text: `FETCH ${ROWS_AT_ONCE} FROM stored_rows`, rowMode: 'array' })).rows;
  for (let next = fetch(); ;) {
    const rows = await next;
    if (rows.length === 0) break;
    const batch = await read(rows);
    next = fetch();
    yield batch;
  }
  await client.query('CLOSE stored_rows');
}

function toEvent(row: Row): StoredEvent | null {
  const [subject, subjectId, sequence, type, occurredAt, actorId, onBehalfOfId, reason, before, after] = row;
  if (subject === null) return null;
  const [, , , , , , , , , , previousHash, hash] = row;
  return {
    ...{ subject, subjectId, sequence, type, occurredAt: inMilliseconds(occurredAt), actorId, onBehalfOfId, reason },
    ...{ before: valueOf(before), after: valueOf(after), previousHash, hash },
    isAsHashed: (before === null || isAsHashed(before)) && (after === null || isAsHashed(after)),
  };
}

/** Events are written to the millisecond; anything finer, or no time at all, must show as a difference. */
const inMilliseconds = (time: string | null) => (time?.endsWith('000Z') ? `${time.slice(0, -4)}Z` : (time ?? ''));

const valueOf = (text: string | null): JsonValue => (text === null ? null : (JSON.parse(text) as JsonValue));
