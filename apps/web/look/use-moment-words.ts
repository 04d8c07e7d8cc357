import { dateAndTime, longDate } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { useTimeZone } from '../session/index.js';
import { isDay } from './as-of.rules.js';

/** A moment of the past in words: a day, or an instant by the reader's clock. */
export function useMomentWords(asOf: string): string {
  const language = useLanguage();
  const timeZone = useTimeZone();
  return isDay(asOf) ? longDate(asOf, language) : dateAndTime(asOf, { language, timeZone });
}
