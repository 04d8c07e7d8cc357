import { Temporal } from 'temporal-polyfill';
import { conflict, type DomainError, invalid } from '#platform';

/** The last day that a request can name; a deadline that moves by so many days does not leave the years either. */
const LAST_DAY = Temporal.PlainDate.from('2999-12-31');

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
  return refuseRequest(period, request.anotherIsOpen) ?? refuseDate(period, { ...request, path: 'to' });
}

/** What stands against a request for a period, whichever date it asks for. */
export function refuseRequest(period: ExtendablePeriod, anotherIsOpen: boolean): DomainError | null {
  const fault = refusePeriod(period);
  if (fault) return fault;
  if (!anotherIsOpen) return null;
  return conflict('extension_open', 'A request for this period waits for its decision already.');
}

/**
 * What stands against moving a period's deadline without a request. A request of the lead that waits for the same period
 * is decided on first, by whoever may: to answer it by the way would leave the lead without the reason that a decision has,
 * and could make somebody decide on a request of their own. A report that waits is decided on first as well. What has left
 * control is re-opened before anything can be decided on.
 * @param move `path`: the field of the input that holds the date; `isReopening`: whether a re-opening sets it.
 * @returns the fault, or null when the deadline can be moved.
 */
export function refuseMove(
  period: MovablePeriod,
  move: WaitingFirst & { to: Temporal.PlainDate; today: Temporal.PlainDate; path: string },
): DomainError | null {
  return refuseMoveNow(period, move) ?? refuseDate(period, move);
}

type MovablePeriod = ExtendablePeriod & { reportedAt: Temporal.Instant | null };

interface WaitingFirst {
  waiting: WaitingRequest | null;
  isReopening: boolean;
}

/** What stands against moving a period's deadline without a request, whichever date it is moved to. */
export function refuseMoveNow(period: MovablePeriod, move: WaitingFirst): DomainError | null {
  const fault = refusePeriod(period);
  if (fault) return fault;
  const instead = move.isReopening ? 're-open it without a new term, then decide on that' : 'decide on that first';
  if (period.reportedAt !== null) {
    return conflict('report_waits', `The final report on period ${period.ordinal} waits: ${instead}.`);
  }
  if (move.waiting !== null) {
    const { id, toDeadline } = move.waiting;
    return conflict(
      'extension_waits',
      `The lead has asked for ${toDeadline.toString()} for period ${period.ordinal} (request ${id}): ${instead}.`,
    );
  }
  return null;
}

interface WaitingRequest {
  id: string;
  toDeadline: Temporal.PlainDate;
}

/** What stands against moving the deadline of a period to whichever date. */
export function refusePeriod({ ordinal, settledAt, currentDeadline }: ExtendablePeriod): DomainError | null {
  if (settledAt !== null) return conflict('period_settled', `Period ${ordinal} is settled already.`);
  if (currentDeadline !== null) return null;
  return conflict('no_deadline', 'This commitment has no deadline that could be moved.');
}

function refuseDate(
  { currentDeadline }: ExtendablePeriod,
  { to, today, path }: { to: Temporal.PlainDate; today: Temporal.PlainDate; path: string },
): DomainError | null {
  if (currentDeadline !== null && Temporal.PlainDate.compare(to, currentDeadline) <= 0) {
    return invalid({
      path,
      rule: 'too_early',
      message: `must be later than the current deadline, ${currentDeadline.toString()}`,
    });
  }
  if (Temporal.PlainDate.compare(to, LAST_DAY) > 0) {
    return invalid({ path, rule: 'out_of_range', message: `must not lead beyond ${LAST_DAY.toString()}` });
  }
  return isOver(to, today) ? invalid({ path, rule: 'in_past', message: 'must not be a day that is over' }) : null;
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
