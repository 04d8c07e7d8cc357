import { Temporal } from 'temporal-polyfill';

/*
 * Dates as whole numbers: days since Monday, 3 January 0000 in the proleptic Gregorian calendar, so that the weekday is
 * a remainder. Planning asks for hundreds of millions of days; an object for each would cost minutes.
 */

const DAYS_IN_ERA = 146_097; // 400 years
const YEARS_IN_ERA = 400;
/** The algorithm counts from Wednesday, 1 March 0000; 58 days earlier is Monday, 3 January 0000. */
const SHIFT = 58;

/** The number of a date; a multiple of seven is a Monday. Years before 0 give negative numbers. */
export function toDayNumber(date: Temporal.PlainDate): number {
  // The year starts in March, so that the leap day is its last.
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / YEARS_IN_ERA);
  const yearOfEra = year - era * YEARS_IN_ERA;
  const month = (date.month + 9) % 12;
  const dayOfYear = Math.floor((153 * month + 2) / 5) + date.day - 1;
  return (
    era * DAYS_IN_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear + SHIFT
  );
}

/** Making a date costs more than all the arithmetic around it; dates are immutable, so each is made once. */
const made = new Map<number, Temporal.PlainDate>();
/** A century of days: more than any register asks for, and a bound on the memory. */
const MOST_MADE = 36_525;

/** The date of a number. */
export function fromDayNumber(number: number): Temporal.PlainDate {
  const known = made.get(number);
  if (known) return known;
  const date = civilDate(number);
  if (made.size < MOST_MADE) made.set(number, date);
  return date;
}

function civilDate(number: number): Temporal.PlainDate {
  const days = number - SHIFT;
  const era = Math.floor(days / DAYS_IN_ERA);
  const dayOfEra = days - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const year = yearOfEra + era * YEARS_IN_ERA + (month <= 2 ? 1 : 0);
  return new Temporal.PlainDate(year, month, day);
}

/** The ISO weekday of a number: 1 is Monday, 7 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number % 7) + 7) % 7) + 1;
}
