import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import {
  type Cell,
  FlexRender,
  type ReactTable,
  type Row,
  type RowSelectionState,
  useTable,
} from '@tanstack/react-table';
import { type Dispatch, memo, type SetStateAction, useRef } from 'react';
import type { RegisterLine } from '../../client/api.generated.js';
import { columns, features } from './columns.js';
import { LinesRegion } from './lines-region.js';
import type { Lines } from './register-lines.js';
import { useShownColumns } from './shown-columns.js';
import { SortHeader } from './sort-header.js';
import { useVirtualLines } from './virtual-lines.js';

const NONE: RegisterLine[] = [];
const CHECKBOX_WIDTH = 46;

interface Props {
  lines: Lines;
  /** How many there are in all, also those not loaded yet. */
  count: number | undefined;
  /** Null for whoever does no bulk work. */
  selection: { chosen: RowSelectionState; choose: Dispatch<SetStateAction<RowSelectionState>> } | null;
}

/** The register as a table that goes on as it is scrolled; on a phone each line is a card. */
export function RegisterTable({ lines, count, selection }: Props) {
  const { t } = useLingui();
  const { shown } = useShownColumns();
  const list = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualLines({ lines, list, estimate: 68 });
  const table = useTable({
    features,
    columns,
    data: lines.data ?? NONE,
    getRowId: ({ id }) => id,
    state: { columnVisibility: shown, rowSelection: selection?.chosen ?? {} },
    ...(selection && { onRowSelectionChange: selection.choose }),
  });
  const { rows } = table.getRowModel();
  const widths = table.getVisibleLeafColumns().map(({ columnDef }) => columnDef.meta?.width ?? 0);
  const least = widths.reduce((sum, one) => sum + one, selection ? CHECKBOX_WIDTH : 0);
  const span = widths.length + (selection ? 1 : 0);
  return (
    <LinesRegion least={least}>
      <table
        role="table"
        aria-label={t`Commitments`}
        aria-rowcount={count === undefined ? -1 : count + 1}
        aria-busy={lines.isPlaceholderData}
      >
        <Head table={table} checks={selection !== null} />
        <tbody role="rowgroup" ref={list} onFocus={virtual.onFocus} onBlur={virtual.onBlur}>
          {virtual.shown.map((one) => {
            if (one.kind === 'gap') return <Gap key={`gap ${one.before}`} height={one.height} span={span} />;
            const row = rows[one.index];
            if (!row) return null;
            const checked = selection && row.getIsSelected();
            return <Line key={row.id} {...{ row, checked, shown }} index={one.index} measure={virtual.measure} />;
          })}
        </tbody>
      </table>
    </LinesRegion>
  );
}

interface LineProps {
  row: Row<typeof features, RegisterLine>;
  index: number;
  /** Null where nothing can be selected. */
  checked: boolean | null;
  /** Which columns there are: with others the line is drawn anew. */
  shown: Record<string, boolean>;
  measure: (line: HTMLTableRowElement | null) => void;
}

/** One line. To select another one, or to scroll, draws none anew that is there already. */
const Line = memo(function Line({ row, index, checked, measure }: LineProps) {
  return (
    <tr role="row" data-index={index} aria-rowindex={index + 2} ref={measure}>
      {checked !== null && <CheckCell row={row} checked={checked} />}
      {row.getVisibleCells().map((cell) => (
        <LineCell key={cell.id} cell={cell} />
      ))}
    </tr>
  );
});

type Register = ReactTable<typeof features, RegisterLine>;

/** The heads of the columns, and how wide each is: the first takes what the others leave. */
function Head({ table, checks }: { table: Register; checks: boolean }) {
  const { i18n } = useLingui();
  const shown = table.getVisibleLeafColumns();
  return (
    <>
      <colgroup>
        {checks && <col style={{ width: CHECKBOX_WIDTH }} />}
        {shown.map(({ id, columnDef: { meta } }, index) => (
          <col key={id} {...(index > 0 && meta && { style: { width: meta.width } })} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {checks && <CheckAll table={table} />}
          {shown.map(
            ({ id, columnDef: { meta } }) =>
              meta && <SortHeader key={id} title={i18n._(meta.title)} sort={meta.sort} term={meta.term} />,
          )}
        </tr>
      </thead>
    </>
  );
}

function CheckAll({ table }: { table: Register }) {
  const { t } = useLingui();
  return (
    <th role="columnheader" scope="col">
      <Checkbox
        size="sm"
        aria-label={t`Select all that are loaded`}
        checked={table.getIsAllRowsSelected()}
        indeterminate={table.getIsSomeRowsSelected()}
        onChange={({ currentTarget }) => table.toggleAllRowsSelected(currentTarget.checked)}
      />
    </th>
  );
}

function CheckCell({ row, checked }: Pick<LineProps, 'row'> & { checked: boolean }) {
  const { t } = useLingui();
  const { reference } = row.original;
  return (
    <td role="cell" className="line-check">
      <Checkbox
        size="sm"
        aria-label={t`Select ${reference}`}
        checked={checked}
        onChange={row.getToggleSelectedHandler()}
      />
    </td>
  );
}

/** One thing that a line says; on a card its name stands before it. */
function LineCell({ cell }: { cell: Cell<typeof features, RegisterLine> }) {
  const { i18n } = useLingui();
  const { meta } = cell.column.columnDef;
  return (
    <td role="cell" className={`line-${cell.column.id}`}>
      <span className="line-label" aria-hidden>
        {meta && i18n._(meta.title)}
      </span>
      <div>
        <FlexRender cell={cell} />
      </div>
    </td>
  );
}

/** The room of lines that are not shown. */
export function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden className="gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
