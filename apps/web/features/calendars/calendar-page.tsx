import './calendars.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CalendarDays } from '../../client/api.generated.js';
import { countryName } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile, useToday } from '../../session/index.js';
import { type DayTask, DayDialog } from './day-dialog.js';
import { MonthGrid } from './month-grid.js';
import { SpecialDays } from './special-days.js';
import { useYear } from './use-calendar.js';
import { WeekendWords } from './weekend-words.js';
import { yearsBeside } from './years.rules.js';

/** A year of a country: the days that differ from its week as a list, and all days by months. */
export function CalendarPage() {
  const { t } = useLingui();
  const { country } = useParams({ from: '/member/calendars/$country' });
  const thisYear = Number(useToday().slice(0, 4));
  const { year = thisYear } = useSearch({ from: '/member/calendars/$country' });
  const calendar = useYear(country, year);
  const isAdministrator = useProfile().roles.includes('administrator');
  const [task, setTask] = useState<DayTask | null>(null);
  const [said, setSaid] = useState<ReactNode>(null);
  const name = countryName(country, useLanguage());
  const done = (words: ReactNode) => {
    setTask(null);
    setSaid(words);
  };
  return (
    <>
      <PageTitle title={t`Calendar: ${name}`} below={<UnderTitle calendar={calendar} />}>
        {isAdministrator && (
          <Button onClick={() => setTask({ kind: 'set', day: null })}>
            <Trans>Set a day</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <div role="status" className="calendar-said">
        {said}
      </div>
      <YearChoice year={year} calendar={calendar} />
      <SpecialDays calendar={calendar} year={year} onTask={isAdministrator ? setTask : null} />
      <MonthGrid calendar={calendar} year={year} />
      {isAdministrator && (
        <DayDialog task={task} country={country} year={year} onClose={() => setTask(null)} onDone={done} />
      )}
    </>
  );
}

function UnderTitle({ calendar: { weekend } }: { calendar: CalendarDays }) {
  return (
    <div className="calendar-under">
      <Link to="/calendars">
        <Trans>All calendars</Trans>
      </Link>
      <span>
        <Trans>Days off in a week:</Trans> <WeekendWords weekend={weekend} />
      </span>
    </div>
  );
}

function YearChoice({ year, calendar }: { year: number; calendar: CalendarDays }) {
  const { t } = useLingui();
  const { before, after } = yearsBeside(year, calendar);
  return (
    <nav className="choice no-print" aria-label={t`Year`}>
      {before !== null && <YearLink year={before} />}
      <YearLink year={year} isShown />
      {after !== null && <YearLink year={after} />}
    </nav>
  );
}

function YearLink({ year, isShown = false }: { year: number; isShown?: boolean }) {
  return (
    <Link from="/calendars/$country" search={{ year }} resetScroll={false} aria-current={isShown ? 'page' : undefined}>
      {year}
    </Link>
  );
}
