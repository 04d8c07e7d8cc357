import { useLingui } from '@lingui/react/macro';
import { DayField } from '../../look/day-field.js';
import { REGISTER_FILTER } from './filter-words.js';
import { useChangeSearch, useFilter } from './register-address.js';

/** A day that the register is filtered by, typed or chosen as everywhere. */
export function DayFilter({ name }: { name: 'dueFrom' | 'dueTo' | 'asOf' }) {
  const { i18n } = useLingui();
  const moment = useFilter(name);
  const change = useChangeSearch();
  return (
    <DayField
      label={i18n._(REGISTER_FILTER[name])}
      value={moment.slice(0, 10)}
      onChange={(day) => change({ [name]: day || undefined })}
      clearable
      hasWeekday={false}
      size="sm"
    />
  );
}
