import { queryClient } from '../client/api.js';
import type { Profile } from '../client/api.generated.js';
import { inZone } from '../language/dates.js';
import { useProfile } from './profile.js';
import { profileQuery } from './session.js';

/** The reader's zone, in which all times are shown. */
export const useTimeZone = (): string => useProfile().person.timeZone;

/** This moment. Screens ask for it here alone. */
export const thisMoment = (): Date => new Date();

/** The reader's date. Asked anew with each rendering: a page may stay open overnight. */
export function useToday(): string {
  const [day] = inZone(instantNow(), useTimeZone());
  return day;
}

/** The same before a screen is there; the date of UTC where nobody is signed in. */
export function todayOf(): string {
  const profile = queryClient.getQueryData<Profile>(profileQuery.queryKey);
  const [day] = inZone(instantNow(), profile?.person.timeZone ?? 'UTC');
  return day;
}

/** This moment, as an instant of the API. */
export const instantNow = (): string => thisMoment().toISOString();
