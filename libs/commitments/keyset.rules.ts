import { Temporal } from 'temporal-polyfill';
import { invalid } from '#platform';

/** An order of the register. */
export const SORTS = ['due', 'reference', 'updated', 'priority', 'relevance'] as const;
export type SortName = (typeof SORTS)[number];
/** `-` in front: descending. Commitments without a deadline come last either way. */
export type Sort = SortName | `-${SortName}`;

interface SortKey {
  /** The expression over `commitments c`; `$q` stands for the placeholder of the text query. */
  sql: string;
  /** The type that a key out of a cursor is cast to. */
  type: 'date' | 'text' | 'timestamptz' | 'integer' | 'real';
  nullable: boolean;
  isKey: (key: string) => boolean;
}

const PRIORITY = `CASE c.priority WHEN 'high' THEN 3 WHEN 'normal' THEN 2 ELSE 1 END`;

export const SORT_KEYS: Readonly<Record<SortName, SortKey>> = {
  due: { sql: 'c.current_deadline', type: 'date', nullable: true, isKey: isDate },
  reference: { sql: 'c.reference', type: 'text', nullable: false, isKey: (key) => !key.includes('\0') },
  updated: { sql: 'c.updated_at', type: 'timestamptz', nullable: false, isKey: isTimestamp },
  priority: { sql: PRIORITY, type: 'integer', nullable: false, isKey: (key) => /^[123]$/.test(key) },
  relevance: { sql: 'ts_rank(c.search, $q)', type: 'real', nullable: false, isKey: (key) => REAL.test(key) },
};

/** The place of a row in an order; the key is null for a row without a value, which comes after all others. */
export interface Place {
  key: string | null;
  id: string;
}

/** An order by its parts. */
export function readSort(sort: Sort): { name: SortName; descending: boolean } {
  const descending = sort.startsWith('-');
  return { name: (descending ? sort.slice(1) : sort) as SortName, descending };
}

/** @throws DomainError `invalid` `sort` for an order that needs words to search for, where there are none. */
export function checkSort(sort: Sort, words: string | undefined): void {
  if (readSort(sort).name === 'relevance' && words === undefined) {
    throw invalid({ path: 'sort', rule: 'not_here', message: 'relevance needs words to search for (q)' });
  }
}

/** A place as the text that a page names in `next`. */
export function writeCursor(sort: Sort, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** @throws DomainError `invalid` `after` for a text that did not come from a list in this order. */
export function readCursor(after: string, sort: Sort): Place {
  const { nullable, isKey } = SORT_KEYS[readSort(sort).name];
  const [givenSort, key, id] = cursorParts(after);
  const sound = (key === null && nullable) || (typeof key === 'string' && isKey(key));
  if (givenSort === sort && sound && typeof id === 'string' && UUID.test(id)) return { key, id };
  throw invalid({
    path: 'after',
    rule: 'form',
    message: 'must be the "next" of a page of this list in the same order',
  });
}

/** One part of an ordered set. */
export interface Branch {
  where: string;
  order: string;
}

/**
 * The parts of the ordered set that still lie ahead, in order, each as a condition and an order that one index scan
 * can serve. A nullable key makes two: rows with a key, then rows without.
 * @param bind takes in a value and answers its placeholder
 */
export function branchesAfter(sort: Sort, place: Place | null, bind: (value: unknown) => string): [Branch, Branch?] {
  const { name, descending } = readSort(sort);
  const { sql, type, nullable } = SORT_KEYS[name];
  const direction = descending ? 'DESC' : 'ASC';
  const than = descending ? '<' : '>';
  const keyed = { where: nullable ? `${sql} IS NOT NULL` : 'true', order: `${sql} ${direction}, c.id ${direction}` };
  const bare = { where: `${sql} IS NULL`, order: `c.id ${direction}` };
  if (place === null) return nullable ? [keyed, bare] : [keyed];
  if (place.key === null) return [{ ...bare, where: `${bare.where} AND c.id ${than} ${bind(place.id)}::uuid` }];
  const ahead = `(${sql}, c.id) ${than} (${bind(place.key)}::${type}, ${bind(place.id)}::uuid)`;
  const rest = { ...keyed, where: ahead };
  return nullable ? [rest, bare] : [rest];
}

function cursorParts(after: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isDate(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(key) && parses(() => Temporal.PlainDate.from(key));
}

/** As PostgreSQL writes it in UTC: `2024-01-17 09:00:00.123456+00`. */
function isTimestamp(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2} [\d:.]+\+00$/.test(key) && parses(() => Temporal.Instant.from(key));
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REAL = /^\d{1,3}(\.\d{1,20})?(e-\d{1,2})?$/;
