import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { accountSearch } from './account-search.rules.js';

/** Milliseconds without a key until the list is asked for. */
const PAUSE = 300;

/** Looks for accounts; what is looked for stands in the address. */
export function AccountSearchBox() {
  const { t } = useLingui();
  const { q = '' } = useSearch({ from: '/member/accounts' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const send = (words: string) =>
    void navigate({ to: '/accounts', search: accountSearch({ q: words }), replace: true });
  const later = useDebouncedCallback(send, PAUSE);
  return (
    <TextInput
      type="search"
      label={t`Find an account`}
      description={t`A part of the name, in any language, or of the address`}
      maxLength={200}
      maw={420}
      mb="sm"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        later(currentTarget.value);
      }}
    />
  );
}
