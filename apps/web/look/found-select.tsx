import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';

interface Found {
  value: string;
  label: string;
}

interface Props {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** What the server has found, and what is chosen. */
  data: readonly Found[];
  /** Called with what is typed; with nothing when that is the name of what is chosen. */
  onType: (typed: string) => void;
  placeholder?: string;
  description?: string;
}

/** A choice out of more than a page can hold: typing asks the server. */
export function FoundSelect({ data, onType, value, ...props }: Props) {
  const { t } = useLingui();
  const byId = new Map(data.map((one) => [one.value, one]));
  const chosen = value === null ? undefined : byId.get(value)?.label;
  const known = value === null || byId.has(value);
  const several = known ? [] : [{ value, label: t`Several, or not open to you` }];
  return (
    <Select
      value={value}
      data={[...byId.values(), ...several]}
      // The server has searched already, in every language and in aliases.
      filter={({ options }) => options}
      onSearchChange={(typed) => onType(typed === chosen ? '' : typed)}
      onDropdownClose={() => onType('')}
      placeholder={t`Any`}
      {...props}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear the choice` }}
      nothingFoundMessage={t`Nothing found`}
    />
  );
}
