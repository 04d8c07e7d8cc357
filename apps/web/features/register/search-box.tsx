import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useChangeSearch, useRegisterSearch } from './register-address.js';

/** How long after the last letter the register is searched, in milliseconds. */
const PAUSE = 350;

/** Full-text search; it follows the address when that changes otherwise: a chip taken away, the way back. */
export function SearchBox() {
  const { t } = useLingui();
  const { q = '' } = useRegisterSearch();
  const change = useChangeSearch();
  const [typed, setTyped] = useState(q);
  // What is typed on while the address still follows is not taken back by it.
  const [sent, setSent] = useState(q);
  const [seen, setSeen] = useState(q);
  if (q !== seen) {
    setSeen(q);
    if (q !== sent) setTyped(q);
  }
  const send = (words: string) => {
    setSent(words.trim());
    change({ q: words }, { replace: q !== '' });
  };
  const later = useDebouncedCallback(send, PAUSE);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    later.cancel();
    send(typed);
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
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          later(currentTarget.value);
        }}
        size="sm"
      />
    </form>
  );
}
