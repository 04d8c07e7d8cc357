import { addDays } from '../../language/days.rules.js';

/*
 * A month as a grid of weeks that begin on Monday, and the way through it by keys. Days and months are text
 * (`2026-11-28`, `2026-11`): a date has no zone.
 */

/** The place of a day in its week, Monday first: 0 to 6. */
export const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export const monthOf = (day: string): string => day.slice(0, 7);
export const firstOf = (month: string): string => `${month}-01`;
export const lastOf = (month: string): string => addDays(firstOf(shiftMonth(month, 1)), -1);

/** The month so many months later; earlier where `months` is negative. */
export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The weeks that a month touches, each of seven days, also those of its neighbours. */
export function weeksOf(month: string): string[][] {
  const first = addDays(firstOf(month), -weekday(firstOf(month)));
  const weeks = (weekday(firstOf(month)) + Number(lastOf(month).slice(8)) + 6) / 7;
  return Array.from({ length: Math.floor(weeks) }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => addDays(first, week * 7 + index)),
  );
}

/** The same day of another month, or its last day where it has none. */
export function inMonth(day: string, month: string): string {
  const last = lastOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

/** Where a key leads from a day; null for a key that leads nowhere. */
export function dayByKey(day: string, key: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -weekday(day));
    case 'End':
      return addDays(day, 6 - weekday(day));
    case 'PageUp':
      return inMonth(day, shiftMonth(monthOf(day), -1));
    case 'PageDown':
      return inMonth(day, shiftMonth(monthOf(day), 1));
    default:
      return null;
  }
}
