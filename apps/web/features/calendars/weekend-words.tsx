import { Trans } from '@lingui/react/macro';
import { weekday } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';

/** 1 January 2024 was a Monday. */
const named = (isoDay: number): string => `2024-01-0${isoDay}`;

/** The days of a week that are not worked, by their names. */
export function WeekendWords({ weekend }: { weekend: readonly number[] }) {
  const language = useLanguage();
  if (weekend.length === 0) return <Trans>none</Trans>;
  return <>{weekend.map((day) => weekday(named(day), language)).join(', ')}</>;
}
