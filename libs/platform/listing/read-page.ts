import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import { invalid } from '../errors/domain-error.js';
import type { Conditions } from './conditions.js';

/** Which page of a list: at most `limit` things after the place that the page before it named in `next`. */
export interface PageRequest {
  limit: number;
  after?: string;
}

export interface Page<T> {
  items: T[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** An order that a list offers. The column must never be null, or the rows without a value would be left out. */
export interface SortKey {
  column: string;
  type: 'text' | 'date' | 'integer' | 'timestamptz';
}

export interface Listing<Sort extends string> {
  select: string;
  from: string;
  /** The unique uuid column that decides between rows with an equal key. */
  tie: string;
  conditions: Conditions;
  sorts: Readonly<Record<Sort, SortKey>>;
  /** A name out of `sorts`, with a leading `-` for descending. */
  sort: Sort | `-${Sort}`;
}

/**
 * Reads one page by its keys, so that the thousandth page costs what the first does and a row that is added meanwhile
 * neither repeats nor hides another.
 * @throws DomainError `invalid` for an `after` that did not come from this list in this order.
 */
export async function readPage<Row, Sort extends string>(
  manager: EntityManager,
  listing: Listing<Sort>,
  request: PageRequest,
): Promise<Page<Row>> {
  const descending = listing.sort.startsWith('-');
  const key = listing.sorts[listing.sort.replace(/^-/, '') as Sort];
  const { conditions, tie } = listing;
  if (request.after !== undefined) {
    const place = decodeCursor(request.after, listing.sort, key.type);
    const [value, id] = [conditions.bind(place.key), conditions.bind(place.id)];
    conditions.and(`(${key.column}, ${tie}) ${descending ? '<' : '>'} (${value}::${key.type}, ${id}::uuid)`);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const rows = await manager.query<(Row & Cursor)[]>(
    `${listing.select}, ${key.column}::text AS "cursorKey", ${tie} AS "cursorId"
     FROM ${listing.from} WHERE ${conditions.sql}
     ORDER BY ${key.column} ${direction}, ${tie} ${direction} LIMIT ${conditions.bind(request.limit + 1)}`,
    [...conditions.values],
  );
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const next = rows.length > items.length && last ? encodeCursor(listing.sort, last) : null;
  for (const item of items) for (const name of ['cursorKey', 'cursorId']) Reflect.deleteProperty(item, name);
  return { items, next };
}

interface Cursor {
  cursorKey: string;
  cursorId: string;
}

function encodeCursor(sort: string, row: Cursor): string {
  return Buffer.from(JSON.stringify([sort, row.cursorKey, row.cursorId])).toString('base64url');
}

function decodeCursor(after: string, sort: string, type: SortKey['type']): { key: string; id: string } {
  const [givenSort, key, id] = cursorParts(after);
  if (givenSort === sort && isKey(key, type) && typeof id === 'string' && UUID.test(id)) return { key, id };
  throw invalid({
    path: 'after',
    rule: 'form',
    message: 'must be the "next" of a page of this list in the same order',
  });
}

function cursorParts(after: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** A key that the database could not read would be its error and not the caller's. */
function isKey(key: unknown, type: SortKey['type']): key is string {
  if (typeof key !== 'string' || key.includes('\0')) return false;
  if (type === 'integer') return /^-?\d{1,9}$/.test(key);
  if (type === 'timestamptz') return isInstant(key);
  return type === 'text' || isDate(key);
}

/** As the database writes it, to the microsecond and in UTC. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
