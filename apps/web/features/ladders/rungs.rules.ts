import type { LadderRules } from '../../client/api.generated.js';

export type Rung = LadderRules['rungs'][number];
export type RungTime = Rung['when'];
export type Whom = Rung['audience'][number];

/** Before, on or after the deadline; how many days, and of which kind. The day itself has none. */
export interface Time {
  side: 'before' | 'on_day' | 'after';
  count: number;
  days: 'working' | 'calendar';
}

/** A time taken apart, for fields of a form. */
export function timeOf(when: RungTime): Time {
  if (when === 'on_day') return { side: 'on_day', count: 1, days: 'working' };
  const days = when.days ?? 'working';
  return 'before' in when ? { side: 'before', count: when.before, days } : { side: 'after', count: when.after, days };
}

/** The same put together again, in the form in which the API keeps it. */
export function whenOf({ side, count, days }: Time): RungTime {
  if (side === 'on_day') return 'on_day';
  const kind = days === 'calendar' ? { days } : {};
  return side === 'before' ? { before: count, ...kind } : { after: count, ...kind };
}

/** Five working days make a week: only to put times of both kinds in one order. */
const WEEK = 7 / 5;

function place({ when }: Pick<Rung, 'when'>): number {
  const { side, count, days } = timeOf(when);
  if (side === 'on_day') return 0;
  return (side === 'before' ? -1 : 1) * count * (days === 'working' ? WEEK : 1);
}

/** Rungs as time passes. Their order means nothing else: who hears when follows from the times alone. */
export function inOrder<Any extends Pick<Rung, 'when'>>(rungs: readonly Any[]): Any[] {
  return rungs.toSorted((one, other) => place(one) - place(other));
}

/** What a rung at this time is known by: mails and explanations read the time from it. */
export function keyOf(when: RungTime): string {
  const { side, count, days } = timeOf(when);
  if (side === 'on_day') return 'on-day';
  return `${side}-${count}${days === 'calendar' ? '-calendar' : ''}`;
}

/** A key of a shape of ours, which says a time; a rung may have been given any other. */
const TIMED = /^(on-day|(before|after)-\d{1,4}(-calendar)?)$/;

/**
 * A rung at another time. A key that says a time is given up with it: under the old one a reminder would not go out again
 * to whoever has had it, and what explains it would name the old day. Other keys stay.
 */
export function retimed<Any extends Rung>(rung: Any, when: RungTime): Any {
  return { ...rung, when, key: TIMED.test(rung.key) ? '' : rung.key };
}

/** Rungs with the keys that they are saved under: one without gets the one of its time. */
export function keyed(rungs: readonly Rung[]): Rung[] {
  return rungs.map((rung) => (rung.key === '' ? { ...rung, key: keyOf(rung.when) } : rung));
}

const nameOf = (whom: Whom): string => JSON.stringify(whom === 'superior' ? { superior: 1 } : whom);

/** Whether two words of an audience mean the same. */
export const isSame = (one: Whom, other: Whom): boolean => nameOf(one) === nameOf(other);

export type RungFault = 'days' | 'audience' | 'twice';

/** The longest distance from a deadline, in days. */
export const MOST_DAYS = 366;

export const isDays = (count: number, from = 1): boolean =>
  Number.isInteger(count) && count >= from && count <= MOST_DAYS;

/** What is wrong with each rung, in their order; null where nothing is. Two at one time would be known by one key. */
export function rungFaults(rungs: readonly Rung[]): (RungFault | null)[] {
  const keys = keyed(rungs).map(({ key }) => key);
  return rungs.map(({ when, audience }, index) => {
    if (!isDays(timeOf(when).count)) return 'days';
    if (audience.length === 0) return 'audience';
    return keys.indexOf(keys[index] ?? '') === index ? null : 'twice';
  });
}

/** A rung for a ladder that has these: at the first time that none of them has, to the lead. */
export function nextRung(rungs: readonly Rung[]): Rung {
  const keys = new Set(keyed(rungs).map(({ key }) => key));
  const times = Array.from({ length: MOST_DAYS }, (_, index): RungTime => ({ before: index + 1 }));
  const when = times.find((time) => !keys.has(keyOf(time))) ?? 'on_day';
  return { key: '', when, audience: ['lead'] };
}
