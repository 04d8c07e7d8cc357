import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';

interface Props {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** So many are offered at a time; typing finds the others. */
const OFFERED = 50;
/** After the last key, in milliseconds. */
const PAUSE = 250;
const USUAL = { placeholderData: keepPreviousData };

interface Found {
  value: string;
  label: string;
}

/** One of the bodies, found by a part of its name in any language. */
export function FoundBody(props: Props) {
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, PAUSE);
  const query = { limit: OFFERED, ...(q !== '' && { q }) };
  const found = $api.useQuery('get', '/api/v1/bodies', { params: { query } }, USUAL);
  const path = { id: props.value ?? '' };
  const chosen = $api.useQuery('get', '/api/v1/bodies/{id}', { params: { path } }, { enabled: props.value !== null });
  const bodies = [...(found.data?.items ?? []), ...(chosen.data ? [chosen.data] : [])];
  const data = bodies.map(({ id, name }) => ({ value: id, label: named(name, language) }));
  return <FoundSelect {...props} data={data} onType={setTyped} />;
}

/** One of the meetings, found by a part of its title or code. */
export function FoundMeeting(props: Props) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, PAUSE);
  const query = { limit: OFFERED, ...(q !== '' && { q }) };
  const found = $api.useQuery('get', '/api/v1/meetings', { params: { query } }, USUAL);
  // Several may be counted together, as a brief does: they have no name of their own.
  const single = props.value !== null && !props.value.includes(',');
  const path = { id: props.value ?? '' };
  const chosen = $api.useQuery('get', '/api/v1/meetings/{id}', { params: { path } }, { enabled: single });
  const meetings = [...(found.data?.items ?? []), ...(chosen.data ? [chosen.data] : [])];
  const data = meetings.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  return <FoundSelect {...props} data={data} onType={setTyped} />;
}

function FoundSelect({ data, onType, value, ...props }: Props & { data: Found[]; onType: (typed: string) => void }) {
  const { t } = useLingui();
  const byId = new Map(data.map((one) => [one.value, one]));
  const known = value === null || byId.has(value);
  const several = known ? [] : [{ value, label: t`Several, or not open to you` }];
  return (
    <Select
      {...props}
      value={value}
      data={[...byId.values(), ...several]}
      // The server has searched already, in every language and in aliases.
      filter={({ options }) => options}
      onSearchChange={(typed) => onType(data.some(({ label }) => label === typed) ? '' : typed)}
      placeholder={t`Any`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear the choice` }}
      nothingFoundMessage={t`Nothing found`}
    />
  );
}
