import { useLingui } from '@lingui/react/macro';
import type { Commitment } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { FREQUENCY, URGENCY } from './page-words.js';

/** Where the deadline comes from, in a sentence. */
export function BasisWords({ commitment: { deadline, signedOn } }: { commitment: Commitment }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const wordOf = (words: typeof URGENCY, code = '') => (words[code] ? i18n._(words[code]) : code);
  const signed = shortDate(signedOn, language);
  const stated = deadline.statedOn && shortDate(deadline.statedOn, language);
  const word = wordOf(URGENCY, deadline.urgency);
  const often = wordOf(FREQUENCY, deadline.frequency);
  switch (deadline.basis) {
    case 'stated':
      return <>{t`The document names the date: ${stated ?? '—'}.`}</>;
    case 'urgency':
      return <>{t`The document says “${word}”; the days are counted from the signing on ${signed}.`}</>;
    case 'default':
      return <>{t`The document names no date, so one month counts from the signing on ${signed}.`}</>;
    case 'recurring':
      return <>{t`It recurs: ${often}. Each period is reported on by itself.`}</>;
    case 'standing':
      return <>{t`It stands permanently and is reported on every year by 20 January.`}</>;
    default:
      return <>{t`The date is still to be agreed; the lead is asked every 30 days.`}</>;
  }
}
