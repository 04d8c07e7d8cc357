import { invalid, type Fault } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { DeadlineRule, DeadlineTerms, Frequency, Period } from './deadline.rules.js';
import type { Regime } from './regime.rules.js';
import { rollDeadline } from './roll.rules.js';

const MONTHS: Readonly<Record<Frequency, number>> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };

/**
 * What has to be reported on, in order: one period for a one-off or open commitment; for a recurring or standing one
 * every period whose deadline is not after `until`, and always the next one after it.
 * @throws DomainError `invalid` naming `deadline.urgency` when the regime does not define the urgency.
 */
export function periodsOf(rule: DeadlineRule, terms: DeadlineTerms, until: Temporal.PlainDate): Period[] {
  if (rule.basis !== 'recurring' && rule.basis !== 'standing') {
    return [{ ordinal: 1, startsOn: terms.signedOn, endsOn: null, deadline: singleDeadline(rule, terms) }];
  }
  const periods: Period[] = [];
  let startsOn = firstStart(rule, terms.signedOn);
  for (;;) {
    const next = startsOn.add({ months: rule.basis === 'recurring' ? MONTHS[rule.frequency] : 12 });
    const deadline = rollDeadline(dueAfter(rule, next, terms.regime), { ...terms, notBefore: next });
    periods.push({ ordinal: periods.length + 1, startsOn, endsOn: next.subtract({ days: 1 }), deadline });
    if (Temporal.PlainDate.compare(deadline, until) > 0) return periods;
    startsOn = next;
  }
}

/** What is wrong with a rule under a regime; empty when its deadline can be worked out. */
export function deadlineFaults(rule: DeadlineRule, regime: Regime): Fault[] {
  if (rule.basis !== 'urgency' || regime.urgencies[rule.urgency] !== undefined) return [];
  const known = Object.keys(regime.urgencies).join(', ') || 'none';
  return [
    {
      path: 'deadline.urgency',
      rule: 'choice',
      message: `The regime "${regime.code}" does not define "${rule.urgency}". It defines: ${known}.`,
    },
  ];
}

type OneOff = Exclude<DeadlineRule, { basis: 'recurring' | 'standing' }>;

/**
 * The deadline of what is done once.
 *
 * - stated: the date in the text; it too moves when it is not worked, because the orders roll "the last day for carrying
 *   out an instruction", however the day was set.
 * - urgency: N days after signing, or the N-th working day after it.
 * - default: the same day of the next month, or its last day if it has none.
 */
function singleDeadline(rule: OneOff, terms: DeadlineTerms): Temporal.PlainDate | null {
  const { signedOn, regime } = terms;
  const roll = (day: Temporal.PlainDate) => rollDeadline(day, { ...terms, notBefore: signedOn });
  switch (rule.basis) {
    case 'stated':
      return roll(rule.statedOn);
    case 'urgency': {
      const days = regime.urgencies[rule.urgency];
      if (days === undefined) throw invalid(deadlineFaults(rule, regime));
      return regime.days === 'working' ? terms.calendar.nthAfter(signedOn, days) : roll(signedOn.add({ days }));
    }
    case 'default':
      return roll(signedOn.add({ months: regime.defaultMonths }, { overflow: 'constrain' }));
    case 'open':
      return null;
  }
}

/** Periods are calendar months, quarters, half-years and years; the first is the one that contains the signing date. */
function firstStart(rule: DeadlineRule, signedOn: Temporal.PlainDate): Temporal.PlainDate {
  const months = rule.basis === 'recurring' ? MONTHS[rule.frequency] : 12;
  const month = Math.floor((signedOn.month - 1) / months) * months + 1;
  return signedOn.with({ month, day: 1 });
}

/** @param next the first day after the period. */
function dueAfter(rule: DeadlineRule, next: Temporal.PlainDate, regime: Regime): Temporal.PlainDate {
  if (rule.basis === 'standing') return next.with(regime.standing, { overflow: 'constrain' });
  return next.with({ day: regime.recurringDay }, { overflow: 'constrain' });
}
