import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type Named, type Thing, useFound, useNames } from './named-things.js';

interface Props {
  thing: Thing;
  label: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** How many may be chosen; any number where it is left out. */
  most?: number;
  required?: boolean;
  error?: string | undefined;
  /** Offered before all that are found. */
  first?: readonly Named[];
}

/** Posts, bodies, meetings or areas, looked for by their names while somebody types. */
export function ThingSelect({ thing, value, onChange, most = 100, first = [], ...rest }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 250);
  const [opened, setOpened] = useState(false);
  const special = first.map(({ id }) => id);
  const chosen = useNames(
    thing,
    value.filter((id) => !special.includes(id)),
  );
  const found = useFound(thing, asked, opened);
  const options = new Map([...first, ...chosen, ...found].map(({ id, name }) => [id, name]));
  return (
    <MultiSelect
      {...rest}
      data={[...options].map(([id, name]) => ({ value: id, label: name }))}
      value={[...value]}
      onChange={(ids) => onChange(ids.slice(-most))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options: all }) => all}
      hidePickedOptions={most > 1}
      nothingFoundMessage={t`Nothing found`}
      placeholder={value.length === 0 ? t`Any` : ''}
      maxDropdownHeight={280}
      size="sm"
    />
  );
}
