import { Temporal } from 'temporal-polyfill';
import type { Regime } from './regime.rules.js';
import type { WorkingCalendar } from './working-calendar.rules.js';

/**
 * Moves a deadline off a day that is not worked, as the regime says.
 *
 * `preceding` is the rule of the Russian federal bodies' orders ("it is to be carried out on the working day before
 * it"), `following` that of the Civil Code of the Russian Federation, article 193, and of most freedom-of-information
 * laws. Moving back never takes a deadline to before `notBefore`: over the long New Year break it would otherwise come
 * before the instruction was signed, or before the month to report on is over. Then the next working day counts.
 * @param terms.notBefore the signing date, or the first day after the period reported on.
 */
export function rollDeadline(
  day: Temporal.PlainDate,
  terms: { regime: Pick<Regime, 'roll'>; calendar: WorkingCalendar; notBefore?: Temporal.PlainDate },
): Temporal.PlainDate {
  const { regime, calendar, notBefore } = terms;
  if (regime.roll === 'none') return day;
  if (regime.roll === 'following') return calendar.onOrAfter(day);
  const moved = calendar.onOrBefore(day);
  const tooEarly = notBefore && isBefore(moved, notBefore) && !isBefore(day, notBefore);
  return tooEarly ? calendar.onOrAfter(day) : moved;
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
