import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { CalendarDays } from '../../client/api.generated.js';
import { monthName, weekdayNames } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { useDayName } from './day-words.js';
import { type Cell, monthsOf } from './months.rules.js';

/** All days of a year by months: which are off, and which differ from the week. */
export function MonthGrid({ calendar, year }: { calendar: CalendarDays; year: number }) {
  return (
    <section className="panel" aria-labelledby="months">
      <Title order={2} size={18} mb="xs" id="months">
        <Trans>The year by months</Trans>
      </Title>
      <p className="calendar-legend" aria-hidden>
        <span>
          <b className="is-off">25</b> <Trans>day off</Trans>
        </span>
        <span>
          <b className="is-special">25</b> <Trans>differs from the week</Trans>
        </span>
        <span>
          <b className="is-special is-own">25</b> <Trans>set here</Trans>
        </span>
      </p>
      <div className="months">
        {monthsOf(year, calendar).map(({ month, weeks }) => (
          <Month key={month} month={month} weeks={weeks} />
        ))}
      </div>
    </section>
  );
}

function Month({ month, weeks }: { month: string; weeks: (Cell | null)[][] }) {
  const language = useLanguage();
  return (
    <table>
      <caption>{monthName(month, language)}</caption>
      <thead>
        <ColumnHeads names={weekdayNames(language)} />
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((cell, column) => (cell ? <DayCell key={column} cell={cell} /> : <td key={column} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ cell: { day, isWorked, special } }: { cell: Cell }) {
  const nameOf = useDayName();
  const classes = [
    !isWorked && 'is-off',
    special !== null && 'is-special',
    special?.origin === 'manual' && 'is-own',
  ].filter(Boolean);
  return (
    <td>
      <span className={classes.join(' ')} title={special ? nameOf(special) : undefined}>
        {Number(day.slice(8))}
      </span>
      {(special !== null || !isWorked) && (
        <span className="visually-hidden">
          {' '}
          {isWorked ? <Trans>worked</Trans> : <Trans>day off</Trans>}
          {special && `, ${nameOf(special)}`}
          {special?.origin === 'manual' && (
            <>
              , <Trans>set here</Trans>
            </>
          )}
        </span>
      )}
    </td>
  );
}
