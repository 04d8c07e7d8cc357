import type { Temporal } from 'temporal-polyfill';
import { fromDayNumber, toDayNumber, weekdayOf } from './day-number.rules.js';

/** A day that differs from the week's pattern. */
export interface CalendarException {
  day: Temporal.PlainDate;
  working: boolean;
}

/**
 * Which days are worked in a country (or in two at once, see `both`).
 *
 * Inside, every working day has a rank: the number of working days up to and including it. The rank of a day is the
 * week's pattern plus the exceptions so far, and the day of a rank is found by the same two steps backwards, so that
 * "the n-th working day before" costs the same for any n and any year.
 */
export class WorkingCalendar {
  /** Working days of the pattern in the first i days of a week, for i of 0 to 7. */
  private readonly inWeek: readonly number[];
  /** For each rank within a week (1 to 7), the weekday offset that has it. */
  private readonly offsets: readonly number[];
  /** Exceptions that change anything, ascending; by how much each and those before it shift the rank; its own rank. */
  private readonly exceptions: readonly number[];
  private readonly shifts: readonly number[];
  private readonly ranks: readonly number[];
  private readonly workingAt: ReadonlyMap<number, boolean>;

  /** Built once for each other side: a register asks for the same pairs again and again. */
  private readonly joined = new WeakMap<WorkingCalendar, WorkingCalendar>();

  private constructor(
    readonly country: string,
    private readonly weekend: ReadonlySet<number>,
    private readonly days: ReadonlyMap<number, boolean>,
  ) {
    const pattern = [1, 2, 3, 4, 5, 6, 7].map((weekday) => !weekend.has(weekday));
    if (!pattern.includes(true)) throw new RangeError(`the calendar of ${country} has no working weekday`);
    this.inWeek = [0, ...pattern.map((_, index) => pattern.slice(0, index + 1).filter(Boolean).length)];
    this.offsets = pattern.flatMap((working, offset) => (working ? [offset] : []));

    const effective = [...days].filter(([day, working]) => working === weekend.has(weekdayOf(day)));
    effective.sort(([a], [b]) => a - b);
    this.workingAt = new Map(effective);
    this.exceptions = effective.map(([day]) => day);
    let shift = 0;
    this.shifts = effective.map(([, working]) => (shift += working ? 1 : -1));
    this.ranks = this.exceptions.map((day, index) => this.patternRank(day) + this.shifts[index]);
  }

  /**
   * A calendar from its data.
   * @param data.weekend ISO weekdays that are not worked: `[6, 7]` is Saturday and Sunday.
   * @throws RangeError when no weekday is worked.
   */
  static of(data: { country: string; weekend: Iterable<number>; days: Iterable<CalendarException> }): WorkingCalendar {
    const days = new Map<number, boolean>();
    for (const { day, working } of data.days) days.set(toDayNumber(day), working);
    return new WorkingCalendar(data.country, new Set(data.weekend), days);
  }

  /** The calendar of a joint commitment: a day is worked only if it is worked on both sides. */
  static both(a: WorkingCalendar, b: WorkingCalendar): WorkingCalendar {
    if (a.country === b.country) return a;
    const known = a.joined.get(b);
    if (known) return known;
    const days = new Map<number, boolean>();
    for (const day of [...a.days.keys(), ...b.days.keys()]) days.set(day, a.works(day) && b.works(day));
    const both = new WorkingCalendar(`${a.country}+${b.country}`, new Set([...a.weekend, ...b.weekend]), days);
    a.joined.set(b, both);
    return both;
  }

  isWorkingDay(date: Temporal.PlainDate): boolean {
    return this.works(toDayNumber(date));
  }

  /** The n-th working day strictly before a date. */
  nthBefore(date: Temporal.PlainDate, n: number): Temporal.PlainDate {
    return fromDayNumber(this.dayOfRank(this.rank(toDayNumber(date) - 1) - positive(n) + 1));
  }

  /** The n-th working day strictly after a date. */
  nthAfter(date: Temporal.PlainDate, n: number): Temporal.PlainDate {
    return fromDayNumber(this.dayOfRank(this.rank(toDayNumber(date)) + positive(n)));
  }

  /** The date itself if it is worked, otherwise the last working day before it. */
  onOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
    return fromDayNumber(this.dayOfRank(this.rank(toDayNumber(date))));
  }

  /** The date itself if it is worked, otherwise the first working day after it. */
  onOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
    return fromDayNumber(this.dayOfRank(this.rank(toDayNumber(date) - 1) + 1));
  }

  /** How many working days there are from one date to another, both included; 0 when `to` is before `from`. */
  countBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
    return Math.max(0, this.rank(toDayNumber(to)) - this.rank(toDayNumber(from) - 1));
  }

  private works(day: number): boolean {
    return this.workingAt.get(day) ?? !this.weekend.has(weekdayOf(day));
  }

  /** Working days up to and including a day, counted from day 0. */
  private rank(day: number): number {
    const later = firstAbove(this.exceptions, day);
    return this.patternRank(day) + (later === 0 ? 0 : this.shifts[later - 1]);
  }

  private patternRank(day: number): number {
    const week = Math.floor(day / 7);
    return week * this.offsets.length + this.inWeek[day - week * 7 + 1];
  }

  /** The working day that has a rank. */
  private dayOfRank(rank: number): number {
    // The exceptions before the day sought are those whose own rank is still lower.
    const next = firstAbove(this.ranks, rank - 1);
    const patternRank = rank - (next === 0 ? 0 : this.shifts[next - 1]);
    const week = Math.floor((patternRank - 1) / this.offsets.length);
    const byPattern = week * 7 + this.offsets[patternRank - 1 - week * this.offsets.length];
    // A worked Saturday has the rank that the pattern would give to the Monday after it.
    return next < this.exceptions.length ? Math.min(byPattern, this.exceptions[next]) : byPattern;
  }
}

/** The index of the first number above a limit in an ascending list, or the list's length. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function positive(n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`expected a whole number of days from 1, not ${n}`);
  return n;
}
