/**
 * A date as people type it: `4.12.2026`, `04/12/26`, `2026-12-04`, `4 12 2026`, and without a year the next such day.
 * @param today where a year is left out
 * @returns `2026-12-04`; null for what is no date
 */
export function parseDay(text: string, today: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed = /^\s*(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?\s*$/.exec(text);
  if (!typed) return null;
  const [day, month] = [Number(typed[1]), Number(typed[2])];
  if (typed[3] !== undefined)
    return dayOf(typed[3].length === 2 ? 2000 + Number(typed[3]) : Number(typed[3]), month, day);
  const year = Number(today.slice(0, 4));
  const thisYear = dayOf(year, month, day);
  return thisYear !== null && thisYear < today ? dayOf(year + 1, month, day) : thisYear;
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
