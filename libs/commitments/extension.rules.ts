import { Temporal } from 'temporal-polyfill';
import { conflict, type DomainError, invalid } from '#platform';

/** A period whose deadline somebody wants to move. */
export interface ExtendablePeriod {
  ordinal: number;
  currentDeadline: Temporal.PlainDate | null;
  settledAt: Temporal.Instant | null;
}

/**
 * What stands against a request to move a period's deadline. Who may ask and in which status is the workflow's table.
 * `today` is the date in the lead body's zone: a deadline that is over on the day it is set would leave nobody reminded.
 * @returns the fault, or null when the request can be taken.
 */
export function refuseExtension(
  period: ExtendablePeriod,
  request: { to: Temporal.PlainDate; today: Temporal.PlainDate; anotherIsOpen: boolean },
): DomainError | null {
  if (period.settledAt !== null) return conflict('period_settled', `Period ${period.ordinal} is settled already.`);
  if (period.currentDeadline === null) {
    return conflict('no_deadline', 'This commitment has no deadline that could be moved.');
  }
  if (request.anotherIsOpen) {
    return conflict('extension_open', 'A request for this period waits for its decision already.');
  }
  if (Temporal.PlainDate.compare(request.to, period.currentDeadline) <= 0) {
    return invalid({
      path: 'to',
      message: `must be later than the current deadline, ${period.currentDeadline.toString()}`,
    });
  }
  if (isOver(request.to, request.today)) return invalid({ path: 'to', message: 'must not be a day that is over' });
  return null;
}

/** What stands against granting a request whose date has come and gone while it waited. */
export function refuseGrant(to: Temporal.PlainDate, today: Temporal.PlainDate): DomainError | null {
  if (!isOver(to, today)) return null;
  return conflict(
    'extension_over',
    'The date asked for is over: refuse the request, so that a later one can be asked for.',
  );
}

function isOver(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) < 0;
}

/** Asked for after the deadline had passed: allowed, and marked. `today` is the date in the lead body's zone. */
export function isLateRequest(deadline: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(today, deadline) > 0;
}
