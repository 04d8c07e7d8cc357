import { format } from 'date-fns';
import { be } from 'date-fns/locale/be';
import { enGB } from 'date-fns/locale/en-GB';
import { ru } from 'date-fns/locale/ru';
import { type Language, LANGUAGES } from './languages.js';

/*
 * Dates as people write them. Browsers write no Belarusian: Chromium has no such locale and falls back to English, so
 * the words come from date-fns and only the arithmetic of zones from the browser.
 */
const LOCALES = { en: enGB, ru, be };

/** A date without a time, at noon: no change of clocks moves it to another day. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00`);

/** `2026-11-20` as `20 Nov 2026`, `20 нояб. 2026`, `20 ліст. 2026`. */
export function shortDate(day: string, language: Language): string {
  return format(noonOf(day), 'd MMM yyyy', { locale: LOCALES[language] });
}

/** `2026-11-20` as `20 November 2026`, `20 ноября 2026`, `20 лістапада 2026`. */
export function longDate(day: string, language: Language): string {
  return format(noonOf(day), 'd MMMM yyyy', { locale: LOCALES[language] });
}

/** `2026-11-20` as `Friday`, `пятница`, `пятніца`. */
export function weekday(day: string, language: Language): string {
  return format(noonOf(day), 'EEEE', { locale: LOCALES[language] });
}

/** `2026-11` as `November 2026`, `ноябрь 2026`, `лістапад 2026`. */
export function monthName(month: string, language: Language): string {
  return format(noonOf(`${month}-01`), 'LLLL yyyy', { locale: LOCALES[language] });
}

/** The eleventh month as `November`, `ноябрь`, `лістапад`. */
export function monthAlone(month: number, language: Language): string {
  return format(new Date(2026, month - 1, 1, 12), 'LLLL', { locale: LOCALES[language] });
}

/** A day of every year as `20 November`, `20 ноября`, `20 лістапада`. */
export function dayOfYear({ month, day }: { month: number; day: number }, language: Language): string {
  return format(new Date(2026, month - 1, day, 12), 'd MMMM', { locale: LOCALES[language] });
}

/** `2026-11` as `Nov`, `нояб.`, `ліст.`. */
export function shortMonth(month: string, language: Language): string {
  return format(noonOf(`${month}-01`), 'LLL', { locale: LOCALES[language] });
}

/** The numbers of the months by their names in every language, as they are written in dates and as they stand alone. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => namesOf(month, language)),
  ),
);

function namesOf(number: number, language: Language): [name: string, number: number][] {
  const month = `2026-${String(number).padStart(2, '0')}`;
  const inDates = [shortDate, longDate].map((written) => written(`${month}-01`, language).split(' ')[1] ?? '');
  const alone = [shortMonth(month, language), monthName(month, language).split(' ')[0] ?? ''];
  return [...inDates, ...alone].map((name) => [name.replace('.', '').toLowerCase(), number]);
}

/** The names of the days of a week that begins on Monday, short. */
export function weekdayNames(language: Language): string[] {
  return Array.from({ length: 7 }, (_, index) =>
    format(noonOf(`2024-01-0${index + 1}`), 'EEEEEE', { locale: LOCALES[language] }),
  );
}

/** To make one takes a browser longer than to write a hundred dates with it, and a list asks for the day in each line. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** The calendar date and the clock of an instant in a zone: `['2026-11-20', '09:05']`. */
export function inZone(instant: string, timeZone: string): [day: string, clock: string] {
  const parts = clockOf(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return [`${part('year')}-${part('month')}-${part('day')}`, `${part('hour')}:${part('minute')}`];
}

/** An instant with its time, in the reader's zone: `20 Nov 2026, 09:05`. */
export function dateAndTime(instant: string, { language, timeZone }: { language: Language; timeZone: string }): string {
  const [day, clock] = inZone(instant, timeZone);
  return `${shortDate(day, language)}, ${clock}`;
}
