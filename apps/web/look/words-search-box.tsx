import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchWords } from './use-search-words.js';

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
  const { typed, type } = useSearchWords(words, onSearch);
  return (
    <TextInput
      type="search"
      label={label}
      description={description}
      maxLength={200}
      maw={420}
      mb="sm"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
