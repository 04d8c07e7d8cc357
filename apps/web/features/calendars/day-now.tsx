import { Trans } from '@lingui/react/macro';
import type { CalendarDays } from '../../client/api.generated.js';
import { longDate, weekday } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { useDayName } from './day-words.js';
import { cellOf } from './months.rules.js';
import { WorkedMark } from './special-days.js';

/** What holds for a day as things are. */
export function DayNow({ day, calendar }: { day: string; calendar: CalendarDays }) {
  const language = useLanguage();
  const nameOf = useDayName();
  const { isWorked, special } = cellOf(day, calendar);
  return (
    <p className="calendar-now">
      <b>
        {longDate(day, language)}, {weekday(day, language)}
      </b>
      <span>
        <Trans>As it is now:</Trans> <WorkedMark isWorked={isWorked} />
      </span>
      <span>{special ? nameOf(special) : <Trans>as the week has it</Trans>}</span>
    </p>
  );
}
