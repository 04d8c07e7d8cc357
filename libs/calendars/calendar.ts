import type { Temporal } from 'temporal-polyfill';
import type { CalendarDayEntity, DayOrigin } from './calendar-day.entity.js';
import type { CalendarEntity } from './calendar.entity.js';

/** A country's calendar as it is read. */
export interface Calendar {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO weekdays that are not worked: 6 is Saturday. */
  weekend: number[];
  /** Holidays are known between these dates; outside of them only the weekend counts. */
  seededFrom: Temporal.PlainDate;
  seededTo: Temporal.PlainDate;
  version: number;
}

/** A day that differs from the week. */
export interface CalendarDay {
  day: Temporal.PlainDate;
  working: boolean;
  name: string;
  /** `seed`: from the list of holidays, `moved`: by an act of the government, `manual`: entered here. */
  origin: DayOrigin;
  /** The legal act or list behind it. */
  source: string;
}

export function toCalendar(entity: CalendarEntity): Calendar {
  const { country, weekend, seededFrom, seededTo, version } = entity;
  return { country, weekend, seededFrom, seededTo, version };
}

/** What the history keeps of a day. */
export function dayForHistory(day: CalendarDayEntity): Omit<CalendarDayEntity, 'country'> {
  return { day: day.day, working: day.working, name: day.name, origin: day.origin, source: day.source };
}
