import { addDays, daysBetween } from '../../language/days.rules.js';
import { firstOf, monthOf, shiftMonth } from './calendar.rules.js';

/** What is drawn along the top: whole months, and which of them are named. */
export interface Axis {
  from: string;
  /** The first day after the last month. */
  to: string;
  /** The months that are named, each by its first day. */
  marks: string[];
}

/** As many names as fit beside one another. */
const MOST_MARKS = 12;
/** Steps between names, in months: each begins a year now and then. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

/** The whole months that hold all of these days, and today. */
export function axisOf(days: readonly string[], today: string): Axis {
  const sorted = [...days, today].sort();
  const first = monthOf(sorted[0] ?? today);
  const end = shiftMonth(monthOf(sorted.at(-1) ?? today), 1);
  const months = monthsBetween(first, end);
  const step = STEPS.find((one) => months / one <= MOST_MARKS) ?? Math.ceil(months / MOST_MARKS);
  const number = monthsBetween('0000-01', first);
  const skipped = (step - (number % step)) % step;
  const marks = Array.from({ length: Math.max(0, Math.ceil((months - skipped) / step)) }, (_, index) =>
    firstOf(shiftMonth(first, skipped + index * step)),
  );
  return { from: firstOf(first), to: firstOf(end), marks };
}

function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return count(to) - count(from);
}

/** Where the end of a day stands on the axis, in percent from its beginning. */
export function placeOf(day: string, { from, to }: Axis): number {
  const place = (100 * daysBetween(from, addDays(day, 1))) / daysBetween(from, to);
  return Math.min(100, Math.max(0, place));
}
