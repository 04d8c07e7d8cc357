import { addDays } from '../../language/days.rules.js';

/** The first day that a deadline can be moved to: later than it is, and not over. */
export function firstNewDay(deadline: string | null | undefined, today: string): string {
  return !deadline || deadline < today ? today : addDays(deadline, 1);
}
