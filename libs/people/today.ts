import type { Conditions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';

/**
 * SQL for "today" where a body is, at `now`: a row (zone, day) for each time zone in use. The clock and the zones' rules are this
 * process's own, as everywhere else; the database's may be older and not know every zone.
 */
export async function todayByZone(
  manager: EntityManager,
  now: Temporal.Instant,
  conditions: Conditions,
): Promise<string> {
  const rows = await manager.query<{ zone: string }[]>('SELECT DISTINCT time_zone AS zone FROM bodies');
  const zones = rows.map(({ zone }) => zone);
  const days = zones.map((zone) => now.toZonedDateTimeISO(zone).toPlainDate().toString());
  return `unnest(${conditions.bind(zones)}::text[], ${conditions.bind(days)}::date[]) AS today (zone, day)`;
}
