import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from './working-calendar.rules.js';

/** Every working day from one date to another, both included, ascending; none when `to` is before `from`. */
export function workingDays(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  let day = calendar.onOrAfter(from);
  while (Temporal.PlainDate.compare(day, to) <= 0) {
    found.push(day);
    day = calendar.nthAfter(day, 1);
  }
  return found;
}
