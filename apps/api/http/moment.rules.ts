import { Temporal } from 'temporal-polyfill';

/** As it was given: a calendar date, or an instant. */
export type GivenMoment = { day: Temporal.PlainDate } | { instant: Temporal.Instant };

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const EARLIEST = '1900-01-01';

/** A date or an instant by its text; null for anything else, and for what lies before the years that are known here. */
export function readMoment(text: string): GivenMoment | null {
  try {
    if (DAY.test(text)) return text < EARLIEST ? null : { day: Temporal.PlainDate.from(text) };
    if (INSTANT.test(text)) return text < EARLIEST ? null : { instant: Temporal.Instant.from(text) };
  } catch {
    // A day that no month has, an hour that no day has.
  }
  return null;
}

/**
 * The moment that is meant: of a day its last microsecond (the database's finest) in `timeZone`, of today `now`.
 * @returns null for what is still to come
 */
export function momentOf(given: GivenMoment, now: Temporal.Instant, timeZone: string): Temporal.Instant | null {
  if ('instant' in given) return Temporal.Instant.compare(given.instant, now) > 0 ? null : given.instant;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const order = Temporal.PlainDate.compare(given.day, today);
  if (order > 0) return null;
  if (order === 0) return now;
  const next = given.day.add({ days: 1 }).toZonedDateTime({ timeZone });
  return next.toInstant().subtract({ microseconds: 1 });
}
