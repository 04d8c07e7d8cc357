/** What is typed into the box of a search, the words of which stand in the address. */
export interface SearchWords {
  typed: string;
  /** What the box has put into the address last, or found there. */
  sent: string;
  /** What the address said when the box last looked. */
  seen: string;
}

/** A box that opens on an address. */
export function openedOn(words: string): SearchWords {
  return { typed: words, sent: words, seen: words };
}

/** What is typed is put into the address, which holds it without space around. */
export function sentOff(box: SearchWords): SearchWords {
  return { ...box, sent: box.typed.trim() };
}

/**
 * The box follows the address when that changes otherwise: a chip taken away, a link to the whole list, the way back.
 * What is typed on while the address still follows the box is not taken back by it.
 */
export function followed(box: SearchWords, words: string): SearchWords {
  if (words === box.seen) return box;
  return words === box.sent ? { ...box, seen: words } : openedOn(words);
}
