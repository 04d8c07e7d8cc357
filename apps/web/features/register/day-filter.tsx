import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { FILTER } from './filter-words.js';
import { useChangeSearch, useRegisterSearch } from './register-address.js';

interface Props {
  name: 'dueFrom' | 'dueTo' | 'asOf' | 'originalMonth';
  type?: 'date' | 'month';
}

/**
 * A day or a month, as the browser's own field: typed into as well as chosen from. The field keeps what is half typed,
 * so it follows the address only where that says something else.
 */
export function DayFilter({ name, type = 'date' }: Props) {
  const { i18n } = useLingui();
  const search = useRegisterSearch();
  const change = useChangeSearch();
  const field = useRef<HTMLInputElement>(null);
  const value = search[name] === 'none' ? '' : (search[name] ?? '').slice(0, 10);
  useEffect(() => {
    if (field.current && field.current.value !== value) field.current.value = value;
  }, [value]);
  const follow = (given: string) => {
    // The first digits of a year are a year of their own to the field.
    if (given === '' || given >= '1900') change({ [name]: given || undefined });
  };
  return (
    <TextInput
      ref={field}
      type={type}
      label={i18n._(FILTER[name])}
      defaultValue={value}
      onChange={({ currentTarget }) => follow(currentTarget.value)}
      size="sm"
    />
  );
}
