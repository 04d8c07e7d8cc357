import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { monthName } from '../../language/dates.js';
import { useLanguage, useNumbers } from '../../language/language.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useToday } from '../../session/index.js';
import { CalendarGrid } from './calendar-grid.js';
import { firstOf, inMonth, monthOf, shiftMonth } from './calendar.rules.js';
import { DayList } from './day-list.js';
import { listedBy } from './listed-by.rules.js';
import { useChangeSearch } from './register-address.js';
import { useCount, useLines } from './register-lines.js';
import { readSearch } from './register-search.rules.js';
import type { ViewProps } from './table-view.js';

/** So many of a month are told day by day; a month with more is better narrowed by a filter. */
const MOST = 500;

/** The register as a month: what is due on which day. */
export function CalendarView({ search, count }: ViewProps) {
  const language = useLanguage();
  const today = useToday();
  const month = search.month ?? monthOf(today);
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useChangeSearch();
  const inThisMonth = listedBy(search, today);
  const lines = useLines(inThisMonth);
  const ofMonth = useCount(inThisMonth);
  useMonth(lines);
  const day = dayOf(month, [chosen, today, lines.data?.[0]?.currentDeadline]);
  const choose = (next: string) => {
    setChosen(next);
    if (monthOf(next) !== month) change({ month: monthOf(next) });
  };
  return (
    <section aria-labelledby="month" className="calendar panel">
      <div className="calendar-head">
        <h2 id="month" aria-live="polite">
          {monthName(month, language)}
        </h2>
        <Months month={month} today={today} onMonth={(next) => choose(inMonth(day, next))} />
        <InMonth ofMonth={ofMonth} loaded={lines.data?.length ?? 0} />
      </div>
      {lines.isError && <ProblemNote error={lines.error} onRetry={() => void lines.refetch()} />}
      <CalendarGrid
        month={month}
        day={day}
        lines={lines.data ?? []}
        busy={lines.isPending || lines.isPlaceholderData}
        onDay={choose}
      />
      <DayList day={day} lines={lines.data ?? []} search={search} />
      <Undated search={search} count={count} />
    </section>
  );
}

/** The first of some days that lies in a month; the first of the month where none does. */
const dayOf = (month: string, days: readonly (string | null | undefined)[]): string =>
  days.find((day) => typeof day === 'string' && monthOf(day) === month) ?? firstOf(month);

/** Reads a month to its end, or to as many as are told. */
function useMonth({ hasNextPage, isFetching, isError, data, fetchNextPage }: ReturnType<typeof useLines>): void {
  const loaded = data?.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && loaded < MOST) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, loaded, fetchNextPage]);
}

function Months({ month, today, onMonth }: { month: string; today: string; onMonth: (month: string) => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [previous, next] = [shiftMonth(month, -1), shiftMonth(month, 1)];
  const [before, after] = [monthName(previous, language), monthName(next, language)];
  return (
    <div className="month-steps no-print">
      <ActionIcon variant="default" size={30} aria-label={t`To ${before}`} onClick={() => onMonth(previous)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="compact-md" onClick={() => onMonth(monthOf(today))}>
        <Trans>This month</Trans>
      </Button>
      <ActionIcon variant="default" size={30} aria-label={t`To ${after}`} onClick={() => onMonth(next)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function InMonth({ ofMonth, loaded }: { ofMonth: number | undefined; loaded: number }) {
  const numbers = useNumbers();
  if (ofMonth === undefined) return null;
  const [shown, all] = [numbers(loaded), numbers(ofMonth)];
  return (
    <p className="below">
      {numbers(ofMonth)} <Plural value={ofMonth} one="commitment is due" other="commitments are due" />
      {loaded >= MOST && ofMonth > loaded && (
        <>
          {' · '}
          <Trans>
            the first {shown} of {all} are shown: narrow them by a filter
          </Trans>
        </>
      )}
    </p>
  );
}

/** What has no deadline is in no month; it is not forgotten. */
function Undated({ search, count }: ViewProps) {
  const dated = useCount(readSearch({ ...search, dueFrom: search.dueFrom ?? '1900-01-01' }));
  if (count === undefined || dated === undefined || count - dated <= 0 || search.dueFrom || search.dueTo) return null;
  return (
    <p className="below">
      <Plural
        value={count - dated}
        one="# commitment has no deadline and is in no month."
        other="# commitments have no deadline and are in no month."
      />
    </p>
  );
}
