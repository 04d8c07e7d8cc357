import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Regime } from '../../client/api.generated.js';
import { dayOfYear } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { REGIME, URGENCY } from '../../language/words.js';
import { URGENCIES } from './regime-draft.rules.js';

/** What happens to a deadline on a day that is not worked. */
export const ROLL: Record<Regime['roll'], MessageDescriptor> = {
  preceding: msg`It falls on the working day before`,
  following: msg`It falls on the working day after`,
  none: msg`It stays where it is`,
};

/** What a regime is called. */
export function useRegimeName(): (regime: Pick<Regime, 'code' | 'name'>) => string {
  const { t, i18n } = useLingui();
  return ({ code, name }) => {
    const words = REGIME[code];
    if (!words) return name;
    const counted = i18n._(words);
    return t`Deadlines ${counted}`;
  };
}

/** What a regime says, point by point. */
export function useRegimeSays(): (regime: Regime) => { name: string; says: string }[] {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return ({ days, roll, urgencies, defaultMonths, recurringDay, standing }) => {
    const inDays = (count: number | undefined) => {
      if (count === undefined) return t`Not known here`;
      return days === 'working' ? t`Working days after signing: ${count}` : t`Days after signing: ${count}`;
    };
    const day = dayOfYear(standing, language);
    return [
      ...URGENCIES.map((urgency) => ({ name: i18n._(URGENCY[urgency]), says: inDays(urgencies[urgency]) })),
      { name: t`When nothing is said`, says: t`Months after signing: ${defaultMonths}` },
      { name: t`On a day off`, says: i18n._(ROLL[roll]) },
      { name: t`Each period again`, says: t`Due on day ${recurringDay} of the month after the period` },
      { name: t`Standing`, says: t`Reported each year by ${day} of the next` },
    ];
  };
}
