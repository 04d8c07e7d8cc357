import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { followed, openedOn, sentOff } from './search-words.rules.js';

/** Milliseconds without a key until what is typed is looked for. */
const PAUSE = 300;

/**
 * What is typed into the box of a search, the words of which stand in the address.
 * @param words what the address says
 * @param onSearch puts into the address what to look for
 */
export function useSearchWords(words: string, onSearch: (words: string) => void) {
  const [before, setBox] = useState(() => openedOn(words));
  const box = followed(before, words);
  if (box !== before) setBox(box);
  const send = () => {
    setBox(sentOff(box));
    onSearch(box.typed);
  };
  // It sends what stands in the box by then: a link may have emptied it meanwhile.
  const later = useDebouncedCallback(send, PAUSE);
  return {
    typed: box.typed,
    type: (typed: string) => {
      setBox({ ...box, typed });
      later();
    },
    /** Looks for what is typed at once. */
    searchNow: () => {
      later.cancel();
      send();
    },
  };
}
