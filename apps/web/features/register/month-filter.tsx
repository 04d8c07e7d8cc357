import { useLingui } from '@lingui/react/macro';
import { MonthField } from '../../look/month-field.js';
import { REGISTER_FILTER } from './filter-words.js';
import { useChangeSearch, useFilter } from './register-address.js';

/** The month of the original deadline. That there is none is a filter of the address alone, shown as such above the list. */
export function MonthFilter() {
  const { i18n } = useLingui();
  const originalMonth = useFilter('originalMonth');
  const change = useChangeSearch();
  return (
    <MonthField
      label={i18n._(REGISTER_FILTER.originalMonth)}
      value={originalMonth === 'none' ? '' : originalMonth}
      onChange={(month) => change({ originalMonth: month || undefined })}
    />
  );
}
