import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from './table.types.js';

/** A table as RFC 4180 has it, in UTF-8 and marked so for spreadsheets, as it comes. No cell of it is a formula. */
export async function* csv({ columns, rows }: Table): AsyncGenerator<string, void> {
  yield `\uFEFF${written([columns.map(({ title }) => title)])}`;
  for await (const batch of rows) yield written(batch);
}

function written(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], { record_delimiter: 'windows', escape_formulas: true });
}
