import { useLingui } from '@lingui/react/macro';
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

export interface Choice {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  more?: string | undefined;
}

/** What every field takes that chooses out of a long list. */
export type ChoosingProps = Pick<
  SelectProps,
  'label' | 'description' | 'error' | 'required' | 'mb' | 'value' | 'onChange' | 'onFocus' | 'onBlur' | 'defaultValue'
>;

/** Milliseconds without a key until the list is asked for. */
const PAUSE = 200;

/** A field that searches as one types. `useChoices` asks the API; an empty search means the first ones of all. */
export function SearchedSelect({
  useChoices,
  value = null,
  ...field
}: ChoosingProps & { useChoices: (search: string, chosen: string | null) => Choice[] }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, PAUSE);
  const [last, setLast] = useState('');
  const choices = useChoices(search === last ? '' : search, value);
  const known = new Map(choices.map((choice) => [choice.id, choice]));
  // What stands in the field when something is chosen is its name: nobody searches for that.
  const name = value === null ? '' : (known.get(value)?.label ?? last);
  if (name !== last) setLast(name);
  return (
    <Select
      {...field}
      searchable
      clearable={field.required !== true}
      value={value}
      data={choices.map(({ id, label }) => ({ value: id, label }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      nothingFoundMessage={t`Nothing found`}
      placeholder={t`Type to search`}
      clearButtonProps={{ 'aria-label': t`Clear` }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {known.get(option.value)?.more && <span className="choice-more">{known.get(option.value)?.more}</span>}
        </span>
      )}
    />
  );
}
