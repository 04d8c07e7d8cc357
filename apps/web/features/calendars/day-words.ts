import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { readDayName } from './day-name.rules.js';
import type { SpecialDay } from './months.rules.js';

/** The holidays of Belarus and Russia, as the list of holidays calls them. */
const HOLIDAYS: Readonly<Record<string, MessageDescriptor>> = {
  "New Year's Day": msg`New Year's Day`,
  'New Year Holiday': msg`New Year Holiday`,
  'Christmas Day': msg`Christmas Day`,
  'Christmas Day (Orthodox)': msg`Christmas Day (Orthodox)`,
  'Christmas Day (Catholic)': msg`Christmas Day (Catholic)`,
  'Defender of the Fatherland Day': msg`Defender of the Fatherland Day`,
  "International Women's Day": msg`International Women's Day`,
  'Commemoration Day': msg`Commemoration Day`,
  'Labour Day': msg`Labour Day`,
  'Spring and Labour Day': msg`Spring and Labour Day`,
  'Victory Day': msg`Victory Day`,
  'Russia Day': msg`Russia Day`,
  'Independence Day': msg`Independence Day`,
  'Unity Day': msg`Unity Day`,
  'October Revolution Day': msg`October Revolution Day`,
};

/** What a day is called: as somebody has entered it here, else in the reader's language as far as it is known. */
export function useDayName(): (special: Pick<SpecialDay, 'day' | 'name' | 'origin'>) => string {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return (special) => {
    if (special.origin === 'manual') return special.name;
    const read = readDayName(special);
    if (read.kind === 'named') {
      const words = HOLIDAYS[read.name];
      return words ? i18n._(words) : read.name;
    }
    const day = longDate(read.day, language);
    return read.kind === 'off_for' ? t`Day off for ${day}` : t`Worked for ${day}`;
  };
}

/** Where what is said of a day comes from. */
export const ORIGIN: Readonly<Record<SpecialDay['origin'], MessageDescriptor>> = {
  seed: msg`List of holidays, with the software`,
  moved: msg`Act of the government, with the software`,
  manual: msg`Set here`,
};
