import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useSearchWords } from '../../look/use-search-words.js';
import { useChangeSearch, useFilter } from './register-address.js';

/** Full-text search; it follows the address when that changes otherwise: a chip taken away, the way back. */
export function SearchBox() {
  const { t } = useLingui();
  const q = useFilter('q');
  const change = useChangeSearch();
  const { typed, type, searchNow } = useSearchWords(q, (words) => change({ q: words }, { replace: q !== '' }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    searchNow();
  };
  return (
    <form role="search" onSubmit={submit}>
      <TextInput
        type="search"
        label={t`Search`}
        placeholder={t`Number, words, a “phrase”, -without`}
        leftSection={<IconSearch size={17} aria-hidden />}
        maxLength={200}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        size="sm"
      />
    </form>
  );
}
