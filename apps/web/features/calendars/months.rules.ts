import type { CalendarDays } from '../../client/api.generated.js';
import { addDays } from '../../language/days.rules.js';

export type SpecialDay = CalendarDays['days'][number];

export interface Cell {
  day: string;
  isWorked: boolean;
  /** What the calendar says of this day in particular; null where only the week does. */
  special: SpecialDay | null;
}

/** Monday is 1, as the API counts. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whether a day is worked: what is said of it in particular goes before the week. */
export function cellOf(day: string, { weekend, days }: Pick<CalendarDays, 'weekend' | 'days'>): Cell {
  const special = days.find((one) => one.day === day) ?? null;
  return { day, isWorked: special?.working ?? !weekend.includes(weekdayOf(day)), special };
}

/** The months of a year as weeks from Monday to Sunday; null where a day is another month's. */
export function monthsOf(
  year: number,
  calendar: Pick<CalendarDays, 'weekend' | 'days'>,
): { month: string; weeks: (Cell | null)[][] }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`;
    return { month, weeks: weeksOf(month, calendar) };
  });
}

function weeksOf(month: string, calendar: Pick<CalendarDays, 'weekend' | 'days'>): (Cell | null)[][] {
  const first = `${month}-01`;
  const weeks: (Cell | null)[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    weeks.push(days.map((day) => (day.startsWith(month) ? cellOf(day, calendar) : null)));
  }
  return weeks;
}
