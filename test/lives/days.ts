/*
 * Days as text (`2024-03-01`) and the calculations of docs/domain.md on them, written from its words. Nothing here is
 * taken from Pacta: dates are JavaScript's, by UTC.
 */

/** A date as ISO 8601 text: it sorts as the days do. */
export type Day = string;

export type Urgency = 'very_urgently' | 'urgently' | 'promptly';
export type Frequency = 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';

export type Deadline =
  | { basis: 'stated'; statedOn: Day }
  | { basis: 'urgency'; urgency: Urgency }
  | { basis: 'default' }
  | { basis: 'recurring'; frequency: Frequency }
  | { basis: 'standing' }
  | { basis: 'open' };

/** Days that are worked against the week, or not worked although the week says so, by country. */
export type Exceptions = ReadonlyMap<string, ReadonlyMap<Day, boolean>>;

const MILLISECONDS = 86_400_000;
const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): Day => date.toISOString().slice(0, 10);

export function addDays(day: Day, days: number): Day {
  return asDay(new Date(asDate(day).getTime() + days * MILLISECONDS));
}

export function daysBetween(from: Day, to: Day): number {
  return (asDate(to).getTime() - asDate(from).getTime()) / MILLISECONDS;
}

/** The same day so many months later, or that month's last day. */
function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return asDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

const ZONES = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than asking it a hundred times. */
function inZone(timeZone: string): Intl.DateTimeFormat {
  const known = ZONES.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  ZONES.set(timeZone, made);
  return made;
}

/** The date in a time zone at a moment, in milliseconds since 1970. */
export function dayAt(moment: number, timeZone: string): Day {
  const parts = inZone(timeZone).formatToParts(moment);
  const of = new Map(parts.map(({ type, value }) => [type, value]));
  return `${of.get('year')}-${of.get('month')}-${of.get('day')}`;
}

/** What a deadline is counted from: under the regime `cis`, calendar days and the working day before. */
export interface Terms {
  deadline: Deadline;
  signedOn: Day;
  /** The lead's country; of a joint commitment also the other side's: a day works when it works in all of them. */
  countries: readonly string[];
}

const DAYS_OF: Partial<Record<Urgency, number>> = { urgently: 3, promptly: 10 };
const MONTHS_OF: Record<Frequency, number> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };

/** Whether the regime `cis` knows what is meant. */
export function isKnownUrgency(urgency: Urgency): boolean {
  return DAYS_OF[urgency] !== undefined;
}

/** Where Friday and Saturday are the weekend. */
const FRIDAY_AND_SATURDAY = ['EG', 'QA', 'SA'];

export class Deadlines {
  constructor(private readonly exceptions: Exceptions) {}

  /** The deadlines of what is owed by `until`, from the first period on, and the next one after it. */
  owed(terms: Terms, until: Day): (Day | null)[] {
    const { deadline } = terms;
    if (deadline.basis !== 'recurring' && deadline.basis !== 'standing') return [this.single(terms)];
    const found: Day[] = [];
    while (found.length === 0 || (found.at(-1) ?? '') <= until) found.push(this.ofPeriod(terms, found.length));
    return found;
  }

  private single({ deadline, signedOn, countries }: Terms): Day | null {
    const moved = (day: Day) => this.moved(day, { countries, notBefore: signedOn });
    if (deadline.basis === 'stated') return moved(deadline.statedOn);
    if (deadline.basis === 'urgency') return moved(addDays(signedOn, DAYS_OF[deadline.urgency] ?? NaN));
    return deadline.basis === 'default' ? moved(addMonths(signedOn, 1)) : null;
  }

  /** By the 10th of the month after each period; a standing one by 20 January of the next year. */
  private ofPeriod({ deadline, signedOn, countries }: Terms, index: number): Day {
    const months = deadline.basis === 'recurring' ? MONTHS_OF[deadline.frequency] : 12;
    const month = Number(signedOn.slice(5, 7));
    const first = `${signedOn.slice(0, 5)}${String(month - ((month - 1) % months)).padStart(2, '0')}-01`;
    const over = addMonths(first, months * (index + 1));
    const date = deadline.basis === 'recurring' ? '10' : '20';
    return this.moved(`${over.slice(0, 8)}${date}`, { countries, notBefore: over });
  }

  /** To the working day before; to the one after where that would be before the signing or before the period is over. */
  private moved(day: Day, { countries, notBefore }: { countries: readonly string[]; notBefore: Day }): Day {
    const next = (step: number) => {
      let at = day;
      while (!countries.every((country) => this.isWorked(country, at))) at = addDays(at, step);
      return at;
    };
    const before = next(-1);
    return before < notBefore && day >= notBefore ? next(1) : before;
  }

  private isWorked(country: string, day: Day): boolean {
    const weekday = asDate(day).getUTCDay();
    const rests = FRIDAY_AND_SATURDAY.includes(country) ? [5, 6] : [6, 0];
    return this.exceptions.get(country)?.get(day) ?? !rests.includes(weekday);
  }
}
