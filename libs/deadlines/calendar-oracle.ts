/*
 * The slow way to the same answers, for tests only: day by day with the platform's Date in UTC. It shares no code with
 * the rules it checks.
 */

export interface OracleCalendar {
  weekend: readonly number[];
  /** 'YYYY-MM-DD' to whether it is worked. */
  days: ReadonlyMap<string, boolean>;
}

const DAY = 86_400_000;

/** Moves a date by whole days. */
export function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function isWorked(calendar: OracleCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return calendar.days.get(date) ?? !calendar.weekend.includes(weekday);
}

/** Walks in steps of `step` days until n working days were met, the start not counted. */
export function walk(calendar: OracleCalendar, date: string, walk: { n: number; step: 1 | -1 }): string {
  let day = date;
  for (let left = walk.n; left > 0;) {
    day = shift(day, walk.step);
    if (isWorked(calendar, day)) left -= 1;
  }
  return day;
}

/** The date itself, or the nearest worked day in the direction. */
export function nearest(calendar: OracleCalendar, date: string, step: 1 | -1): string {
  let day = date;
  while (!isWorked(calendar, day)) day = shift(day, step);
  return day;
}
