import type { Fault, Says } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { isKnownUrgency, type RegimeRules, ROLLS } from './regime.rules.js';

/** What is wrong with a regime's rules, each field by its path under `rules`; empty when nothing is. */
export function regimeFaults(rules: RegimeRules): Fault[] {
  const faults: Fault[] = [];
  const require = (holds: boolean, path: string, [rule, message]: Says) => {
    if (!holds) faults.push({ path: `rules.${path}`, rule, message });
  };
  require(rules.days === 'calendar' || rules.days === 'working', 'days', ['choice', 'must be calendar or working']);
  require(ROLLS.includes(rules.roll), 'roll', ['choice', `must be one of ${ROLLS.join(', ')}`]);
  for (const [urgency, days] of Object.entries(rules.urgencies)) {
    require(isKnownUrgency(urgency), `urgencies.${urgency}`, ['choice', 'is not an urgency']);
    require(isWhole(days, 365), `urgencies.${urgency}`, [
      'out_of_range',
      'must be a whole number of days from 1 to 365',
    ]);
  }
  require(isWhole(rules.defaultMonths, 60), 'defaultMonths', [
    'out_of_range',
    'must be a whole number of months from 1 to 60',
  ]);
  // A day that every month has: a later one would mean another day in February.
  require(isWhole(rules.recurringDay, 28), 'recurringDay', ['out_of_range', 'must be a day of the month from 1 to 28']);
  require(isDayOfYear(rules.standing), 'standing', ['out_of_range', 'must be a day that every year has']);
  return faults;
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function isDayOfYear({ month, day }: { month: number; day: number }): boolean {
  if (!isWhole(month, 12) || !isWhole(day, 31)) return false;
  const COMMON_YEAR = 2023;
  return day <= new Temporal.PlainYearMonth(COMMON_YEAR, month).daysInMonth;
}
