import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import type { Language } from '#people';
import { Transactions } from '#platform';
import { checkSort, readSort, type Sort, SORT_KEYS } from './keyset.rules.js';
import { type Names, namesIn, namesSql, type StoredNames } from './names.js';
import { filterSql, type RegisterFilter } from './register-filter.js';
import { linesOf, type RegisterRow, ROW_COLUMNS, type StoredRow } from './register-row.js';

export interface ExportRequest {
  filter: RegisterFilter;
  sort: Sort;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

const ROWS_A_FETCH = 500;

/** The register from its first line to its last. */
@Injectable()
export class RegisterExport {
  constructor(
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /**
   * All that the list of the same filter and sort shows page by page, some lines at a time, within the open transaction.
   * One statement finds them all: what changes meanwhile is not in it. Holds so many lines as come at once, and the names
   * they point to, each as it was when it came first.
   * @throws DomainError `invalid` for a sort that does not fit
   */
  async *lines(request: ExportRequest): AsyncGenerator<RegisterRow[], void> {
    // Whoever takes the lines may do so outside of the request that this began in.
    const { manager, now } = this.transactions;
    const language = request.language ?? this.access.principal.language;
    const { sql, values } = this.statement(request);
    await manager.query(`DECLARE register_lines NO SCROLL CURSOR FOR ${sql}`, [...values]);
    let names: Names | null = null;
    for (;;) {
      const found = await manager.query<{ line: StoredRow }[]>(`FETCH ${ROWS_A_FETCH} FROM register_lines`);
      const rows = found.map(({ line }) => line);
      if (rows.length === 0) return;
      const [stored] = await manager.query<[StoredNames]>(namesOfRows(language), [JSON.stringify(rows)]);
      names = together(names, namesIn(stored));
      yield linesOf(rows, names, now);
    }
  }

  private statement({ filter, sort }: ExportRequest): { sql: string; values: readonly unknown[] } {
    checkSort(sort, filter.q);
    const { conditions, textQuery } = filterSql(filter, this.access, this.transactions.now);
    const { name, descending } = readSort(sort);
    const direction = descending ? 'DESC' : 'ASC';
    const sql = `SELECT row_to_json(line) AS line FROM (
      SELECT ${ROW_COLUMNS} FROM commitments c WHERE ${conditions.sql}
      ORDER BY ${SORT_KEYS[name].sql} ${direction} NULLS LAST, c.id ${direction}) line`;
    return { sql: sql.replaceAll('$q', () => textQuery ?? 'NULL'), values: conditions.values };
  }
}

const namesOfRows = (language: Language) => `
  WITH page AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS line ("leadPostId" uuid, "controllerPostId" uuid,
      "counterpartBodyId" uuid, "areaCode" text, "meetingId" uuid))
  SELECT ${namesSql(language)}`;

/** What is known stays as it is known. */
function together(known: Names | null, more: Names): Names {
  if (known === null) return more;
  add(known.posts, more.posts);
  add(known.bodies, more.bodies);
  add(known.areas, more.areas);
  add(known.meetings, more.meetings);
  add(known.zones, more.zones);
  return known;
}

function add<Name>(known: Map<string, Name>, more: Map<string, Name>): void {
  for (const [key, name] of more) if (!known.has(key)) known.set(key, name);
}
