const LONGEST = 120;

/** A quote on one line, cut where it is long; no letter is split. */
export function shortened(quote: string): string {
  const letters = Array.from(quote.replaceAll(/\s+/gu, ' '));
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST).join('').trimEnd()}…`;
}
