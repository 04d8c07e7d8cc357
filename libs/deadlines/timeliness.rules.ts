export type Timeliness = 'in_time' | 'late' | 'running' | 'overdue' | 'undated';

/**
 * Whether a promise was kept in time. A deadline is kept until the end of its day, so the day itself is still in time.
 * All are dates in the lead body's time zone, as ISO 8601 text (`2024-03-01`), which sorts as the days do: a page of the
 * register asks this of every row, and text is what the database tells and the answer carries.
 * @param facts.keptOn when it was kept, null while it is not.
 */
export function timeliness(facts: { deadline: string | null; keptOn: string | null; today: string }): Timeliness {
  if (facts.deadline === null) return 'undated';
  if (facts.keptOn !== null) return facts.keptOn <= facts.deadline ? 'in_time' : 'late';
  return facts.today <= facts.deadline ? 'running' : 'overdue';
}
