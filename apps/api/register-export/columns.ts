import type { RegisterRow } from '#commitments';
import type { Language } from '#people';
import type { Cell, Column } from './table.types.js';
import { EXPORT_WORDS, type ExportWords } from './words.js';

interface RegisterColumn extends Omit<Column, 'title'> {
  key: keyof ExportWords['columns'];
  of: (line: RegisterRow, words: ExportWords) => Cell;
}

const text = (key: RegisterColumn['key'], width: number, of: RegisterColumn['of']): RegisterColumn => ({
  ...{ key, width, of },
  type: 'text',
});
const date = (key: RegisterColumn['key'], of: RegisterColumn['of']): RegisterColumn => ({
  ...{ key, of },
  ...{ type: 'date', width: 14 },
});
const number = (key: RegisterColumn['key'], of: RegisterColumn['of']): RegisterColumn => ({
  ...{ key, of },
  ...{ type: 'number', width: 12 },
});

const COLUMNS: readonly RegisterColumn[] = [
  text('reference', 28, ({ reference }) => reference),
  text('classification', 22, (line, words) => words.classification[line.classification]),
  text('title', 60, ({ title }) => title),
  text('kind', 16, (line, words) => words.kind[line.kind]),
  text('side', 14, (line, words) => words.side[line.side]),
  text('area', 20, ({ area }) => area.name),
  text('priority', 12, (line, words) => words.priority[line.priority]),
  text('status', 24, (line, words) => words.status[line.status]),
  text('counterpartStatus', 24, (line, words) =>
    line.counterpartStatus === null ? null : words.status[line.counterpartStatus],
  ),
  text('fulfilment', 20, (line, words) => words.fulfilment[line.fulfilment]),
  text('basis', 24, (line, words) => words.basis[line.basis]),
  date('originalDeadline', ({ originalDeadline }) => originalDeadline),
  date('currentDeadline', ({ currentDeadline }) => currentDeadline),
  text('originalTimeliness', 20, (line, words) => words.timeliness[line.timeliness.original]),
  text('currentTimeliness', 20, (line, words) => words.timeliness[line.timeliness.current]),
  number('extensions', ({ slip }) => slip.count),
  number('slipDays', ({ slip }) => slip.days),
  text('lead', 40, ({ lead }) => lead.title),
  text('leadBody', 40, ({ lead }) => lead.body),
  text('controller', 40, ({ controller }) => controller.title),
  text('controllerBody', 40, ({ controller }) => controller.body),
  text('counterpart', 40, ({ counterpart }) => counterpart?.name ?? null),
  text('blocked', 16, (line, words) => (line.blockedSide === null ? null : words.blocked[line.blockedSide])),
  text('meetingCode', 24, ({ meeting }) => meeting.code),
  text('meeting', 40, ({ meeting }) => meeting.title),
];

/** The columns of the register in a language, and how a line fills them. */
export function registerColumns(language: Language): { columns: Column[]; cellsOf: (line: RegisterRow) => Cell[] } {
  const words = EXPORT_WORDS[language];
  return {
    columns: COLUMNS.map(({ key, type, width }) => ({ title: words.columns[key], type, width })),
    cellsOf: (line) => COLUMNS.map(({ of }) => of(line, words)),
  };
}
