import { Temporal } from 'temporal-polyfill';

export type Timeliness = 'in_time' | 'late' | 'running' | 'overdue' | 'undated';

/**
 * Whether a promise was kept in time. A deadline is kept until the end of its day, so the day itself is still in time.
 * All dates are dates in the lead body's time zone.
 * @param facts.keptOn when it was kept, null while it is not.
 */
export function timeliness(facts: {
  deadline: Temporal.PlainDate | null;
  keptOn: Temporal.PlainDate | null;
  today: Temporal.PlainDate;
}): Timeliness {
  if (facts.deadline === null) return 'undated';
  if (facts.keptOn !== null) {
    return Temporal.PlainDate.compare(facts.keptOn, facts.deadline) <= 0 ? 'in_time' : 'late';
  }
  return Temporal.PlainDate.compare(facts.today, facts.deadline) <= 0 ? 'running' : 'overdue';
}
