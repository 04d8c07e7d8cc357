import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '#platform';
import { addressSealsIn } from './address-seals.rules.js';
import type { HashedEvent, JsonValue } from './event-hash.rules.js';
import type { ExportedEvent, ExportHead, OpenedValue } from './export-line.types.js';
import { SealedValues } from './sealed-values.js';
import { sealsIn } from './sealing.rules.js';
import { hashedTime } from './stored-time.sql.js';

/** What of the events `e` is told; the others are exported as their hashes. */
export interface ExportedPart {
  sql: string;
  parameters: readonly unknown[];
}

export interface ExportOptions {
  /** Its parameters come after so many of the export's own. */
  told?: (own: number) => ExportedPart;
  /** The public keys that the head names. */
  keys?: readonly string[];
  /** Whether e-mail addresses, and the words of mail servers that name them, are opened. They are when left out. */
  opensAddresses?: boolean;
}

const EVERYTHING = (): ExportedPart => ({ sql: 'TRUE', parameters: [] });
const EVENTS_A_STATEMENT = 1_000;

type Row = HashedEvent & { leaf: number | null; hash: string; isTold: boolean };

/** Its place once more in full: a bigint may be more than a double tells apart. */
type PlacedRow = Row & { place: string };

/** The whole history as lines of a file that verifies elsewhere. docs/audit.md */
@Injectable()
export class HistoryExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly sealedValues: SealedValues,
  ) {}

  /**
   * JSON, a line at a time without its newline, within the open transaction. Holds a thousand events at once, however many
   * there are. Places in the tree are given once, so what comes in while it runs is left out or waits at the end.
   */
  async *lines({ told = EVERYTHING, keys = [], opensAddresses = true }: ExportOptions = {}) {
    const { manager } = this.transactions;
    const seals = opensAddresses ? sealsIn : sealsButOfAddresses;
    const [{ last }] = await manager.query<[{ last: string | null }]>(LAST_PLACE);
    const size = last === null ? 0 : Number(last) + 1;
    const writtenAt = this.clock.now().toString({ smallestUnit: 'millisecond' });
    yield toText({ pacta: 'history', format: 1, writtenAt, size, keys } satisfies ExportHead);
    for (const { note } of await manager.query<{ note: string }[]>(CHECKPOINTS, [size])) {
      yield toText({ checkpoint: note });
    }
    const [placed, waiting] = [told(2), told(1)];
    for (let after: string | null = null, isFull = last !== null; isFull;) {
      const rows: PlacedRow[] = await manager.query(leavesSql(placed), [after, last, ...placed.parameters]);
      yield* await this.toLines(rows, seals);
      after = rows.at(-1)?.place ?? null;
      isFull = rows.length === EVENTS_A_STATEMENT;
    }
    const ids = (await manager.query<{ id: string }[]>(WAITING, [last])).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += EVENTS_A_STATEMENT) {
      const page = ids.slice(from, from + EVENTS_A_STATEMENT);
      yield* await this.toLines(await manager.query<Row[]>(eventsSql(waiting), [page, ...waiting.parameters]), seals);
    }
  }

  private async toLines(rows: readonly Row[], sealsOf: (state: JsonValue) => string[]): Promise<string[]> {
    const seals = rows.map(({ isTold, before, after }) => (isTold ? [before, after].flatMap(sealsOf) : []));
    // As they stand: a value that was altered must show as that where the export is verified, not as erased.
    const opened = await this.sealedValues.stored(seals.flat());
    return rows.map((row, at) => toText(toLine(row, seals[at] ?? [], opened)));
  }
}

/** Escapes the two characters that JSON writes as they are and that end a line to many a reader of lines. */
function toText(line: object): string {
  return JSON.stringify(line).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function sealsButOfAddresses(state: JsonValue): string[] {
  const addresses = new Set(addressSealsIn(state));
  return sealsIn(state).filter((digest) => !addresses.has(digest));
}

function toLine(row: Row, seals: readonly string[], values: ReadonlyMap<string, OpenedValue>): ExportedEvent {
  const { leaf, hash, isTold, subject, subjectId, sequence, type, occurredAt, actorId, onBehalfOfId, reason } = row;
  if (!isTold) return { leaf, hash };
  const { before, after, previousHash } = row;
  const who = { actorId, onBehalfOfId };
  const event = { subject, subjectId, sequence, type, occurredAt, ...who, reason, before, after, previousHash };
  const opened = seals.flatMap((digest) => {
    const value = values.get(digest);
    return value === undefined ? [] : [[digest, value]];
  });
  return { leaf, event, hash, opened: Object.fromEntries(opened) as Record<string, OpenedValue> };
}

const LAST_PLACE = 'SELECT max(leaf_index)::text AS last FROM event_leaves';

const CHECKPOINTS = 'SELECT note FROM checkpoints WHERE size <= $1::float8 ORDER BY number';

const event = (told: ExportedPart) => `
  e.subject, e.subject_id AS "subjectId", e.sequence, e.type, e.actor_id AS "actorId",
  ${hashedTime('e.occurred_at')} AS "occurredAt",
  e.on_behalf_of_id AS "onBehalfOfId", e.reason, e.before, e.after, encode(e.previous_hash, 'hex') AS "previousHash",
  encode(e.hash, 'hex') AS hash, (${told.sql}) AS "isTold"`;

/** $1 the place before them; null: from the first on; $2 the last. By what is there: places may be far from each other. */
const leavesSql = (told: ExportedPart) => `
  SELECT l.leaf_index::text AS place, l.leaf_index::float8 AS leaf, ${event(told)}
  FROM event_leaves l JOIN events e ON e.id = l.event_id
  WHERE ($1::bigint IS NULL OR l.leaf_index > $1) AND l.leaf_index <= $2 ORDER BY l.leaf_index LIMIT ${EVENTS_A_STATEMENT}`;

/**
 * One statement for all of them. It sees an event in one of the two, which loses it when the other gets it; and it sees no
 * event without those before it in its stream, as a second look would that comes after a slow transaction.
 */
const WAITING = `
  SELECT event_id AS id FROM (
    SELECT event_id FROM events_pending UNION ALL SELECT event_id FROM event_leaves WHERE $1::bigint IS NULL OR leaf_index > $1) waiting
  ORDER BY event_id`;

const eventsSql = (told: ExportedPart) => `
  SELECT NULL AS leaf, ${event(told)} FROM events e WHERE e.id = ANY ($1::bigint[]) ORDER BY e.id`;
