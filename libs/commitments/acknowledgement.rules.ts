import { Temporal } from 'temporal-polyfill';
import { type DomainError, invalid } from '#platform';

/**
 * What stands against saying by when a report will come. It may be after the deadline: nothing is moved by it, and the
 * reminders before the deadline go on. `today` is the date in the lead body's zone.
 */
export function refuseAcknowledgement(willReportBy: Temporal.PlainDate, today: Temporal.PlainDate): DomainError | null {
  if (Temporal.PlainDate.compare(willReportBy, today) >= 0) return null;
  return invalid({
    path: 'willReportBy',
    rule: 'in_past',
    message: `must not be a day that is over; today is ${today.toString()}`,
  });
}
