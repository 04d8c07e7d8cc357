import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Clock, type Conditions, invalid, type Page, Transactions } from '#platform';
import type { Basis, Classification, ControlStatus, Fulfilment, Kind, Priority, Side } from './commitment.types.js';
import { branchesAfter, readCursor, readSort, type Sort, SORT_KEYS, writeCursor } from './keyset.rules.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { bodyJson, iso, JUDGED, named, postJson, reader, TIMELINESS_JSON } from './row.sql.js';
import type { Timeliness } from '#deadlines';

export type Language = 'en' | 'ru' | 'be';

export interface RegisterRequest {
  filter: RegisterFilter;
  sort: Sort;
  limit: number;
  after?: string;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

export interface PostName {
  id: string;
  title: string;
  bodyId: string;
  body: string;
}

export interface BodyName {
  id: string;
  name: string;
}

/** A line of the register, ready to be sent: dates and instants are ISO 8601 text. */
export interface RegisterRow {
  id: string;
  reference: string;
  title: string;
  kind: Kind;
  side: Side;
  area: { code: string; name: string };
  classification: Classification;
  priority: Priority;
  status: ControlStatus;
  counterpartStatus: ControlStatus | null;
  fulfilment: Fulfilment;
  basis: Basis;
  /** The period that the deadlines belong to. */
  period: number;
  originalDeadline: string | null;
  currentDeadline: string | null;
  timeliness: { original: Timeliness; current: Timeliness };
  lead: PostName;
  controller: PostName;
  counterpart: BodyName | null;
  meeting: { id: string; code: string; title: string };
  updatedAt: string;
  version: number;
}

/** The register as lists: filtered, searched, sorted, page by page. */
@Injectable()
export class Register {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** One page of what the reader may see. @throws DomainError `invalid` for a sort or an `after` that does not fit */
  async list(request: RegisterRequest): Promise<Page<RegisterRow>> {
    const { filter, sort, limit } = request;
    if (readSort(sort).name === 'relevance' && filter.q === undefined) {
      throw invalid({ path: 'sort', message: 'relevance needs words to search for (q)' });
    }
    const { conditions, textQuery } = filterSql(filter, this.access, this.clock.now());
    const place = request.after === undefined ? null : readCursor(request.after, sort);
    const page = pageSql({ sort, limit, textQuery }, conditions, place);
    const from = reader({
      language: conditions.bind(request.language ?? null),
      personId: conditions.bind(this.access.principal.personId),
      now: conditions.bind(this.clock.now().toString()),
    });
    const rows = await this.transactions.manager.query<StoredRow[]>(rowsSql(page, from), [...conditions.values]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? writeCursor(sort, { key: last.cursorKey, id: last.id }) : null;
    return { items: items.map(({ cursorKey, ...row }) => row), next };
  }

  /** How many commitments a filter finds of those that the reader may see. */
  async count(filter: RegisterFilter): Promise<number> {
    const { conditions } = filterSql(filter, this.access, this.clock.now());
    const [row] = await this.transactions.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM commitments c WHERE ${conditions.sql}`,
      [...conditions.values],
    );
    return row.count;
  }
}

type StoredRow = RegisterRow & { cursorKey: string | null };

/** The ids of one page and one more, each with its key; a nullable key is read in two goes, see `branchesAfter`. */
function pageSql(
  { sort, limit, textQuery }: { sort: Sort; limit: number; textQuery: string | null },
  conditions: Conditions,
  place: ReturnType<typeof readCursor> | null,
): string {
  const withQuery = (sql: string) => sql.replaceAll('$q', textQuery ?? 'NULL');
  const branches = branchesAfter(sort, place, (value) => conditions.bind(value));
  const rows = conditions.bind(limit + 1);
  const key = SORT_KEYS[readSort(sort).name].sql;
  const scans = branches.map(
    ({ where, order }, index) => `(SELECT c.id, ${key} AS key, ${index} AS branch FROM commitments c
      WHERE ${conditions.sql} AND ${where} ORDER BY ${order} LIMIT ${rows})`,
  );
  const direction = readSort(sort).descending ? 'DESC' : 'ASC';
  return withQuery(`SELECT id, key, branch FROM (${scans.join(' UNION ALL ')}) AS scans
    ORDER BY branch, key ${direction}, id ${direction} LIMIT ${rows}`);
}

function rowsSql(page: string, from: string): string {
  return `WITH page AS MATERIALIZED (SELECT *, row_number() OVER () AS place FROM (${page}) AS ordered)
    SELECT ${COLUMNS}
    FROM page JOIN commitments c ON c.id = page.id
      JOIN posts lp ON lp.id = c.lead_post_id JOIN bodies lb ON lb.id = lp.body_id
      CROSS JOIN ${from} ${JUDGED}
    ORDER BY page.place`;
}

const COLUMNS = `
  c.id, c.reference, c.title, c.kind, c.side, c.classification, c.priority, c.status, c.fulfilment, c.version,
  c.counterpart_status AS "counterpartStatus", c.deadline_basis AS basis, j.ordinal AS period,
  c.original_deadline AS "originalDeadline", c.current_deadline AS "currentDeadline", ${iso('c.updated_at')} AS "updatedAt",
  ${TIMELINESS_JSON} AS timeliness,
  (SELECT jsonb_build_object('code', a.code, 'name', ${named('a', 'name')}) FROM areas a WHERE a.code = c.area_code)
    AS area,
  jsonb_build_object('id', lp.id, 'title', ${named('lp', 'title')}, 'bodyId', lb.id, 'body', ${named('lb', 'name')})
    AS lead,
  ${postJson('c.controller_post_id')} AS controller,
  ${bodyJson('c.counterpart_body_id')} AS counterpart,
  (SELECT jsonb_build_object('id', m.id, 'code', m.code, 'title', m.title) FROM meetings m WHERE m.id = c.meeting_id)
    AS meeting,
  page.key::text AS "cursorKey"`;
