import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { MOVING_ACTS } from './moved-days.js';
import { weekendOf } from './weekends.js';
import { WorkingCalendar } from './working-calendar.rules.js';

/** A day of a calendar before anybody has changed it by hand. */
export interface SeededDay {
  day: Temporal.PlainDate;
  working: boolean;
  name: string;
  /** `moved`: exchanged by an act of the government. */
  origin: 'seed' | 'moved';
  /** Where the day is from: the legal act, or the list of holidays. */
  source: string;
}

const HOLIDAY_LIST = 'date-holidays 3.37.0';
const RUSSIAN_LABOUR_CODE = 'Labour Code of the Russian Federation, article 112';
const BELARUSIAN_HOLIDAYS = 'President of the Republic of Belarus, decree No. 157 of 26 March 1998, as amended in 2019';

/** Russian holidays whose weekend day moves to the next working day; those of 1 to 8 January move by decree only. */
const RUSSIAN_MOVING_HOLIDAYS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
/** The first year whose Russian decree is in our table; before it the list of holidays stands as it is. */
const RUSSIAN_DECREES_FROM = 2023;

/**
 * The days of a country that differ from its week, ascending, each once: public holidays from the list, what the list
 * lacks for Belarus and Russia, and moved working days over both. A country that the list does not know has none.
 */
export function seedCalendar(country: string, fromYear: number, toYear: number): SeededDay[] {
  const days = new Map<string, SeededDay>();
  const put = (day: SeededDay) => days.set(day.day.toString(), day);
  for (let year = fromYear; year <= toYear; year += 1) {
    listedHolidays(country, year)
      .filter((holiday) => country !== 'RU' || isRussianHoliday(holiday))
      .forEach(put);
  }
  if (country === 'BY') secondsOfJanuary(fromYear, toYear).forEach(put);
  movedDays(country, fromYear, toYear).forEach(put);
  if (country === 'RU') {
    for (let year = Math.max(fromYear, RUSSIAN_DECREES_FROM); year <= toYear; year += 1) {
      for (const holiday of RUSSIAN_MOVING_HOLIDAYS) movedByLabourCode(`${year}-${holiday}`, days).forEach(put);
    }
  }
  return [...days.values()]
    .filter(({ day }) => day.year >= fromYear && day.year <= toYear)
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}

/** A working calendar without a database: for a forecast from a file, or a country nobody has changed. */
export function seededCalendar(country: string, fromYear: number, toYear: number): WorkingCalendar {
  return WorkingCalendar.of({ country, weekend: weekendOf(country), days: seedCalendar(country, fromYear, toYear) });
}

/** Whole public holidays. Half days (from noon) are worked; the eve of a lunar holiday is not a day of its own. */
function listedHolidays(country: string, year: number): SeededDay[] {
  const list = new Holidays(country, { types: ['public'] });
  return list.getHolidays(year, 'en').flatMap((holiday) => {
    const [date = '', time] = holiday.date.split(' ');
    if (holiday.type !== 'public' || time !== '00:00:00') return [];
    const first = Temporal.PlainDate.from(date);
    return Array.from({ length: wholeDays(holiday) }, (_, index): SeededDay => {
      const day = first.add({ days: index });
      return { day, working: false, name: holiday.name, origin: 'seed', source: HOLIDAY_LIST };
    });
  });
}

/** A day on which clocks go forward is an hour short, and one zone changed its offset by half an hour. */
function wholeDays(holiday: { start: Date; end: Date }): number {
  const start = Temporal.Instant.fromEpochMilliseconds(holiday.start.getTime());
  const end = Temporal.Instant.fromEpochMilliseconds(holiday.end.getTime());
  return Math.max(1, Math.floor((start.until(end, { largestUnit: 'hour' }).hours + 1) / 24));
}

/** 2 January is a holiday in Belarus since 2020, which the list of holidays lacks. */
function secondsOfJanuary(fromYear: number, toYear: number): SeededDay[] {
  const days: SeededDay[] = [];
  for (let year = Math.max(2020, fromYear); year <= toYear; year += 1) {
    const day = new Temporal.PlainDate(year, 1, 2);
    days.push({ day, working: false, name: 'New Year Holiday', origin: 'seed', source: BELARUSIAN_HOLIDAYS });
  }
  return days;
}

/**
 * Whether a listed day is a holiday of article 112 itself. The list also has some days off in exchange, without knowing
 * the decrees; where we know them, taking both would move a day off twice.
 */
function isRussianHoliday({ day }: SeededDay): boolean {
  const isNewYear = day.month === 1 && day.day <= 8;
  return day.year < RUSSIAN_DECREES_FROM || isNewYear || RUSSIAN_MOVING_HOLIDAYS.includes(day.toString().slice(5));
}

function movedDays(country: string, fromYear: number, toYear: number): SeededDay[] {
  const acts = MOVING_ACTS.filter((act) => act.country === country);
  const moves = acts.flatMap((act) => act.moves.map((move) => ({ ...move, source: act.source })));
  return moves.flatMap(({ from, to, worked, source }): SeededDay[] => {
    const [given, taken] = [Temporal.PlainDate.from(to), Temporal.PlainDate.from(from)];
    if (given.year < fromYear || given.year > toYear) return [];
    const off: SeededDay = { day: given, working: false, name: `Day off for ${from}`, origin: 'moved', source };
    const on: SeededDay = { day: taken, working: true, name: `Worked for ${to}`, origin: 'moved', source };
    return worked ? [off, on] : [off];
  });
}

/**
 * A weekend day that coincides with a holiday moves to the working day after it, unless a decree has moved it
 * elsewhere (article 112 of the Labour Code of the Russian Federation).
 */
function movedByLabourCode(date: string, days: ReadonlyMap<string, SeededDay>): SeededDay[] {
  const movedByDecree = MOVING_ACTS.some((act) => act.country === 'RU' && act.moves.some((move) => move.from === date));
  const holiday = Temporal.PlainDate.from(date);
  if (movedByDecree || holiday.dayOfWeek < 6) return [];
  const name = `Day off for ${date}`;
  const sofar = WorkingCalendar.of({ country: 'RU', weekend: weekendOf('RU'), days: days.values() });
  return [{ day: sofar.nthAfter(holiday, 1), working: false, name, origin: 'seed', source: RUSSIAN_LABOUR_CODE }];
}
