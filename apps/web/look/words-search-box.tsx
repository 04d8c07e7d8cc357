import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

/** Milliseconds without a key until the list is asked for. */
const PAUSE = 300;

interface Props {
  label: ReactNode;
  description: ReactNode;
  /** What the address says is looked for. */
  words: string | undefined;
  /** Puts into the address what to look for. */
  onSearch: (words: string) => void;
}

/** Looks for something in a list; what is looked for stands in the address. */
export function WordsSearchBox({ label, description, words = '', onSearch }: Props) {
  const [typed, setTyped] = useState(words);
  const later = useDebouncedCallback(onSearch, PAUSE);
  return (
    <TextInput
      type="search"
      label={label}
      description={description}
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
