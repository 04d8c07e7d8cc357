const LONGEST = 200;

/** What a program calls itself, as it is kept: one line, without what does not show, cut off; null where nothing is left. */
export function keptUserAgent(given: string | undefined): string | null {
  const line = (given ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  const kept = [...line].slice(0, LONGEST).join('').trim();
  return kept === '' ? null : kept;
}
