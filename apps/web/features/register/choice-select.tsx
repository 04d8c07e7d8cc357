import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useChangeSearch, useFilterValues } from './register-address.js';
import { REGISTER_FILTER, VALUE_WORDS } from './filter-words.js';
import { CHOICES, type ChoiceName } from './register-search.rules.js';

/** A filter with a fixed list of values, any of which may be meant. */
export function ChoiceSelect({ name }: { name: ChoiceName }) {
  const { t, i18n } = useLingui();
  const value = useFilterValues(name);
  const change = useChangeSearch();
  const words: Record<string, MessageDescriptor> = VALUE_WORDS[name] ?? {};
  return (
    <MultiSelect
      label={i18n._(REGISTER_FILTER[name])}
      data={CHOICES[name].map((one) => ({ value: one, label: words[one] ? i18n._(words[one]) : one }))}
      value={value}
      onChange={(chosen) => change({ [name]: chosen.join(',') })}
      placeholder={value.length === 0 ? t`Any` : ''}
      searchable={CHOICES[name].length > 7}
      size="sm"
    />
  );
}
