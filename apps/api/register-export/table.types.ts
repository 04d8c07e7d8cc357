/** A date is ISO 8601 text, which a spreadsheet is told to be a date. */
export type Cell = string | number | null;

export interface Column {
  title: string;
  type: 'text' | 'number' | 'date';
  /** In characters. */
  width: number;
}

/** A table as it comes: some rows at a time, a cell for each column. */
export interface Table {
  name: string;
  columns: readonly Column[];
  rows: AsyncIterable<readonly Cell[][]>;
}
