import { Plural } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { RegisterLine } from '../../client/api.generated.js';
import { longDate, weekdayNames } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { nearness } from '../../look/due.rules.js';
import { useToday } from '../../session/index.js';
import { dayByKey, monthOf, weeksOf } from './calendar.rules.js';

/** Lines that fit into the square of a day; the list below the month has all. */
const IN_SQUARE = 3;

interface Props {
  month: string;
  /** The day that is chosen; the only one that Tab stops at. */
  day: string;
  lines: readonly RegisterLine[];
  busy: boolean;
  onDay: (day: string) => void;
}

function linesByDay(lines: readonly RegisterLine[]): Map<string, RegisterLine[]> {
  const days = new Map<string, RegisterLine[]>();
  for (const line of lines) {
    const day = line.currentDeadline ?? '';
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return days;
}

/** The month, a week a row. Arrows go from day to day, over its ends too. */
export function CalendarGrid({ month, day, lines, busy, onDay }: Props) {
  const language = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  // Over the end of a month the day comes only with the address of the next one: the focus waits for it.
  const wanted = useRef<string | null>(null);
  const byDay = useMemo(() => linesByDay(lines), [lines]);
  useEffect(() => {
    if (wanted.current !== day) return;
    wanted.current = null;
    grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }, [day]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const next = dayByKey(day, event.key);
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    onDay(next);
  };
  return (
    <table ref={grid} className="month" aria-labelledby="month" aria-busy={busy} onKeyDown={onKeyDown}>
      <thead>
        <ColumnHeads names={weekdayNames(language)} />
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <Square
                key={one}
                day={one}
                chosen={one === day}
                lines={byDay.get(one) ?? []}
                other={monthOf(one) !== month}
                onDay={onDay}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SquareProps {
  day: string;
  chosen: boolean;
  other: boolean;
  lines: readonly RegisterLine[];
  onDay: (day: string) => void;
}

function Square({ day, chosen, other, lines, onDay }: SquareProps) {
  const language = useLanguage();
  const today = useToday();
  if (other) return <td className="other-month">{Number(day.slice(8))}</td>;
  return (
    <td className={day === today ? 'today' : ''}>
      <UnstyledButton
        className="day-button"
        tabIndex={chosen ? 0 : -1}
        aria-pressed={chosen}
        {...(day === today && { 'aria-current': 'date' as const })}
        onClick={() => onDay(day)}
      >
        <span aria-hidden>{Number(day.slice(8))}</span>
        <span className="visually-hidden">{longDate(day, language)}: </span>
        {lines.length > 0 && (
          <span className="day-count">
            <span aria-hidden>{lines.length}</span>
            <span className="visually-hidden">
              <Plural value={lines.length} one="# commitment" other="# commitments" />
            </span>
          </span>
        )}
      </UnstyledButton>
      <ul className="square">
        {lines.slice(0, IN_SQUARE).map((line) => (
          <li key={line.id}>
            <CommitmentLink id={line.id} className={`tone-${nearness(day, line.status, today)?.tone ?? 'quiet'}`}>
              {line.title}
            </CommitmentLink>
          </li>
        ))}
        {lines.length > IN_SQUARE && (
          <li className="below">
            <Plural value={lines.length - IN_SQUARE} one="and # more" other="and # more" />
          </li>
        )}
      </ul>
    </td>
  );
}
