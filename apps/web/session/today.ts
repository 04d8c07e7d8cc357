import { inZone } from '../language/dates.js';
import { useProfile } from './session.js';

/** The reader's zone, in which all times are shown. */
export const useTimeZone = (): string => useProfile().person.timeZone;

/** The reader's date. Asked anew with each rendering: a page may stay open overnight. */
export function useToday(): string {
  const [day] = inZone(new Date().toISOString(), useTimeZone());
  return day;
}

/** This moment, as an instant of the API. */
export const instantNow = (): string => new Date().toISOString();
