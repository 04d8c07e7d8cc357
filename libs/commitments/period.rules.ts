import { Temporal } from 'temporal-polyfill';
import { type DeadlineRule, type DeadlineTerms, type Period, periodsOf } from '#deadlines';
import type { ControlStatus } from './commitment.types.js';

/** A period as the register holds it. */
export interface HeldPeriod {
  ordinal: number;
  originalDeadline: Temporal.PlainDate | null;
  currentDeadline: Temporal.PlainDate | null;
  reportedAt: Temporal.Instant | null;
  settledAt: Temporal.Instant | null;
}

type Counted = Pick<HeldPeriod, 'ordinal' | 'originalDeadline' | 'settledAt'>;

/** Ordinals of the periods whose final report waits for its decision; a report that is returned is taken back. */
export function waitingPeriods(periods: readonly HeldPeriod[]): number[] {
  return periods
    .filter(({ reportedAt, settledAt }) => reportedAt !== null && settledAt === null)
    .map(({ ordinal }) => ordinal);
}

/**
 * The period that a commitment stands at: the earliest that is still to be reported on, or else the earliest whose report
 * waits; of a closed commitment the last that was settled. There is always one, because a commitment has at least one
 * period and keeps one that is not settled while it is open.
 */
export function standingPeriod<P extends HeldPeriod>(status: ControlStatus, periods: readonly P[]): P {
  const byOrdinal = periods.toSorted((a, b) => a.ordinal - b.ordinal);
  const unsettled = byOrdinal.filter(({ settledAt }) => settledAt === null);
  const found =
    status === 'closed'
      ? byOrdinal.findLast(({ settledAt }) => settledAt !== null)
      : (unsettled.find(({ reportedAt }) => reportedAt === null) ?? unsettled[0]);
  const period = found ?? byOrdinal.at(-1);
  if (period === undefined) throw new Error('a commitment has at least one period');
  return period;
}

/** The period that is reported on anew when a commitment that does not repeat is re-opened: the last that was settled. */
export function reopenedPeriod(periods: readonly HeldPeriod[]): number | null {
  const settled = periods.filter(({ settledAt }) => settledAt !== null).map(({ ordinal }) => ordinal);
  return settled.length === 0 ? null : Math.max(...settled);
}

/** What a commitment carries of the period that it stands at: lists read it without looking at the periods. */
export interface StandingColumns extends Pick<HeldPeriod, 'originalDeadline' | 'currentDeadline' | 'reportedAt'> {
  period: number;
}

/** To be written with every change of the status or of a period. */
export function standingColumns(stand: { status: ControlStatus; periods: readonly HeldPeriod[] }): StandingColumns {
  const { ordinal, originalDeadline, currentDeadline, reportedAt } = standingPeriod(stand.status, stand.periods);
  return { period: ordinal, originalDeadline, currentDeadline, reportedAt };
}

/**
 * The periods that a commitment lacks: every one whose deadline has come by `today`, and always one that is not
 * settled, so that the next deadline is known and reminded of.
 */
export function missingPeriods(
  held: readonly Counted[],
  { rule, terms, today }: { rule: DeadlineRule; terms: DeadlineTerms; today: Temporal.PlainDate },
): Period[] {
  const known = new Set(held.map(({ ordinal }) => ordinal));
  return periodsOf(rule, terms, horizon(held, today)).filter(({ ordinal }) => !known.has(ordinal));
}

/** Until when periods are owed. With all of them settled, maybe ahead of time, one more than there are. */
function horizon(held: readonly Counted[], today: Temporal.PlainDate): Temporal.PlainDate {
  if (held.some(({ settledAt }) => settledAt === null)) return today;
  return held.reduce(
    (latest, { originalDeadline }) =>
      originalDeadline !== null && Temporal.PlainDate.compare(originalDeadline, latest) > 0 ? originalDeadline : latest,
    today,
  );
}
