import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { FoundSelect } from '../../look/found-select.js';

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
