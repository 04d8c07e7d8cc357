import type { Temporal } from 'temporal-polyfill';
import type { Regime, Urgency } from './regime.rules.js';
import type { WorkingCalendar } from './working-calendar.rules.js';

export const FREQUENCIES = ['monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const BASES = ['stated', 'urgency', 'default', 'recurring', 'standing', 'open'] as const;
export type DeadlineBasis = (typeof BASES)[number];

/** Where a deadline comes from. */
export type DeadlineRule =
  | { basis: 'stated'; statedOn: Temporal.PlainDate }
  | { basis: 'urgency'; urgency: Urgency }
  | { basis: 'default' }
  | { basis: 'recurring'; frequency: Frequency }
  | { basis: 'standing' }
  | { basis: 'open' };

/** What a rule is worked out against: the signing date, the regime and the calendar of the lead (or of both sides). */
export interface DeadlineTerms {
  signedOn: Temporal.PlainDate;
  regime: Regime;
  calendar: WorkingCalendar;
}

/** What is reported on once. A one-off commitment has one period without an end. */
export interface Period {
  /** From 1, without gaps. */
  ordinal: number;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  deadline: Temporal.PlainDate | null;
}
