import { Temporal } from 'temporal-polyfill';
import type { Cell, Column } from './table.types.js';

/** What XML cannot carry, however it is written. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** A spreadsheet takes at most so much in a cell. */
const LONGEST_TEXT = 32_767;

/** Day 0 of spreadsheets. They hold 1900 for a leap year: before its March they count otherwise. */
const DAY_ZERO = Temporal.PlainDate.from('1899-12-30');
const FIRST_DAY = '1900-03-01';

/** The styles of styles.xml. */
const STYLE = { plain: 0, date: 1, title: 2 } as const;

/** Text between tags and in attributes. `_x0041_`, which a spreadsheet would read as "A", stays what it is. */
export function xmlText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(NOT_IN_XML, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The name of a column: A to Z, then AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** A row of values. Text is text: what looks like a formula is none. */
export function xlsxRow(number: number, cells: readonly Cell[], columns: readonly Column[]): string {
  const written = cells.map((cell, index) => xlsxCell(`${columnName(index)}${number}`, cell, columns[index]?.type));
  return `<row r="${number}">${written.join('')}</row>`;
}

/** The row of titles. */
export function xlsxTitles(columns: readonly Column[]): string {
  const written = columns.map(({ title }, index) => textCell(`${columnName(index)}1`, title, STYLE.title));
  return `<row r="1">${written.join('')}</row>`;
}

function xlsxCell(place: string, cell: Cell, type: Column['type'] | undefined): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (type !== 'date' || cell < FIRST_DAY) return textCell(place, cell, STYLE.plain);
  const days = DAY_ZERO.until(Temporal.PlainDate.from(cell), { largestUnit: 'days' }).days;
  return `<c r="${place}" s="${STYLE.date}"><v>${days}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}
