import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { CalendarDays, DayEntry } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { useChange } from '../../client/use-change.js';
import type { Told } from '../../look/changed-note.js';
import { useDayName } from './day-words.js';
import { cellOf } from './months.rules.js';

type Days = Pick<CalendarDays, 'version' | 'weekend' | 'days'>;

/** A day of a country's calendar, and the calendar as its form has it by now. */
interface ChangingDay {
  country: string;
  day: string;
  calendar: CalendarDays | undefined;
}

const NOT_READ: Days = { version: 0, weekend: [], days: [] };

/** Sends a change of a day: what to set, or null to take back what was set. */
export function useDayChange({ country, day, calendar: read }: ChangingDay, onDone: () => void) {
  const { t } = useLingui();
  const nameOf = useDayName();
  const calendar = read ?? NOT_READ;
  // What it was when it was sent: the calendar that the form shows goes on.
  const [sent, setSent] = useState<Days>(calendar);
  const path = { country, day };
  const year = day.slice(0, 4);
  const change = useChange<Days, DayEntry | null>(calendar, {
    send: async (entry, header) => {
      const params = { path, header };
      if (entry === null) await api.DELETE('/api/v1/calendars/{country}/days/{day}', { params });
      else await api.PUT('/api/v1/calendars/{country}/days/{day}', { params, body: entry });
      await readAgain();
      return {};
    },
    read: () => {
      const query = { from: `${year}-01-01`, to: `${year}-12-31` };
      return api.GET('/api/v1/calendars/{country}/days', { params: { path: { country }, query } });
    },
    onDone,
  });
  const words = (of: Days) => {
    const { isWorked, special } = cellOf(day, of);
    return [isWorked ? t`worked` : t`a day off`, special ? nameOf(special) : t`as the week has it`].join(', ');
  };
  const told = (now: Days): Told[] => [{ name: t`This day is`, then: words(sent), now: words(now) }];
  return {
    ...change,
    told: change.now && told(change.now),
    send: (entry: DayEntry | null) => {
      if (!change.now) setSent(calendar);
      return change.send(entry);
    },
  };
}
