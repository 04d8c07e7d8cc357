import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import type { Language } from '#people';
import { type Conditions, type Page, PreparedQueries, Transactions } from '#platform';
import {
  type Branch,
  branchesAfter,
  checkSort,
  type Place,
  readCursor,
  readSort,
  type Sort,
  SORT_KEYS,
  writeCursor,
} from './keyset.rules.js';
import { namesIn, namesSql, type StoredNames } from './names.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { linesOf, type RegisterRow, ROW_COLUMNS, type StoredRow } from './register-row.js';
import { rowsAsJson } from './row.sql.js';

export interface RegisterRequest {
  filter: RegisterFilter;
  sort: Sort;
  limit: number;
  after?: string;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

/** The register as lists: filtered, searched, sorted, page by page. */
@Injectable()
export class Register {
  constructor(
    private readonly queries: PreparedQueries,
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /** One page of what the reader may see. @throws DomainError `invalid` for a sort or an `after` that does not fit */
  async list(request: RegisterRequest): Promise<Page<RegisterRow>> {
    const { filter, sort, limit } = request;
    checkSort(sort, filter.q);
    const now = this.transactions.now;
    const { conditions, textQuery } = filterSql(filter, this.access, now);
    const place = request.after === undefined ? null : readCursor(request.after, sort);
    const isDated = filter.dueFrom !== undefined || filter.dueTo !== undefined;
    const language = request.language ?? this.access.principal.language;
    // One value of JSON costs less than fifty rows, each of whose columns the driver reads by itself.
    const sql = `WITH page AS MATERIALIZED (${pageSql({ sort, limit, textQuery, isDated }, conditions, place)})
      SELECT ${rowsAsJson('SELECT * FROM page')} AS rows, ${namesSql(language)}`;
    const [found] = await this.queries.query<StoredPage>(sql, conditions.values);
    if (!found?.rows) return { items: [], next: null };
    const page = found.rows.slice(0, limit);
    const last = page.at(-1);
    const next = found.rows.length > limit && last ? writeCursor(sort, { key: last.cursorKey, id: last.id }) : null;
    return { items: linesOf(page, namesIn(found), now), next };
  }

  /** How many commitments a filter finds of those that the reader may see. */
  async count(filter: RegisterFilter): Promise<number> {
    const { conditions } = filterSql(filter, this.access, this.transactions.now);
    const [row] = await this.queries.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM commitments c WHERE ${conditions.sql}`,
      conditions.values,
    );
    return row.count;
  }
}

interface StoredPage extends StoredNames {
  /** Null where there is none. */
  rows: (StoredRow & { cursorKey: string | null })[] | null;
}

/** The rows of one page and one more, in order; rows without a key follow where the page has room for them. */
function pageSql(
  { sort, limit, textQuery, isDated }: { sort: Sort; limit: number; textQuery: string | null; isDated: boolean },
  conditions: Conditions,
  place: Place | null,
): string {
  const { name, descending } = readSort(sort);
  const [keyed, bare] = branchesAfter(sort, place, (value) => conditions.bind(value));
  const key = SORT_KEYS[name].sql;
  // The number of rows stands in the text: the plan depends on it.
  const scan = ({ where, order }: Branch, more = '') => `SELECT ${ROW_COLUMNS}, (${key})::text AS "cursorKey"${more}
    FROM commitments c WHERE ${conditions.sql} AND ${where} ORDER BY ${order} LIMIT ${limit + 1}`;
  const branches = (rest: Branch) => {
    const direction = descending ? 'DESC' : 'ASC';
    return `WITH keyed AS MATERIALIZED (${scan(keyed, `, 0 AS branch, ${key} AS key`)}),
      bare AS MATERIALIZED (
        SELECT * FROM (${scan(rest, `, 1 AS branch, ${key} AS key`)}) b WHERE (SELECT count(*) FROM keyed) <= ${limit})
      SELECT * FROM (SELECT * FROM keyed UNION ALL SELECT * FROM bare) page
      ORDER BY branch, key ${direction}, id ${direction} LIMIT ${limit + 1}`;
  };
  // The deadline is the only key that may be missing: where the filter asks for one, no row is without.
  const sql = bare && !isDated ? branches(bare) : scan(keyed);
  return sql.replaceAll('$q', () => textQuery ?? 'NULL');
}
