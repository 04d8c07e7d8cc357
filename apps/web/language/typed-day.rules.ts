interface Now {
  /** Where a year is left out. */
  today: string;
  /** The numbers of the months by their names, in small letters. */
  months: ReadonlyMap<string, number>;
}

/**
 * A date as people type it: `4.12.2026`, `04/12/26`, `2026-12-04`, `4 12 2026`, and without a year the next such day;
 * also as the screens write it, in any of their languages: `4 Dec 2026`, `4 декабря 2026`, `4 снеж. 2026`.
 * @returns `2026-12-04`; null for what is no date
 */
export function parseDay(text: string, { today, months }: Now): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed =
    /^\s*(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?\s*$/.exec(text) ??
    /^\s*(\d{1,2})\s*(\p{L}+)\.?(?:\s*(\d{4}|\d{2}))?\s*$/u.exec(text);
  if (!typed) return null;
  const [, day = '', named = '', given] = typed;
  const month = months.get(named.toLowerCase()) ?? Number(named);
  if (given !== undefined) return dayOf(given.length === 2 ? 2000 + Number(given) : Number(given), month, Number(day));
  const year = Number(today.slice(0, 4));
  const thisYear = dayOf(year, month, Number(day));
  return thisYear !== null && thisYear < today ? dayOf(year + 1, month, Number(day)) : thisYear;
}

export type TypedFault = 'no_date' | 'too_early' | 'too_late';

interface Span extends Now {
  /** The first and the last day that can be chosen. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Why what is typed cannot be taken for a date; null where it can, or nothing is typed. */
export function typedFault(text: string, { from, to, ...now }: Span): TypedFault | null {
  if (text.trim() === '') return null;
  const day = parseDay(text, now);
  if (day === null) return 'no_date';
  if (from !== undefined && day < from) return 'too_early';
  return to !== undefined && day > to ? 'too_late' : null;
}

/** The date that a filter of an address begins with: it may hold an instant, or whatever somebody has written there. */
export function dayIn(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(value) ?? [];
  return dayOf(Number(year), Number(month), Number(day)) ?? '';
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
