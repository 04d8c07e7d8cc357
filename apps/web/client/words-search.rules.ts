import { cleared } from './address.rules.js';

/** What an address says to a list that is searched by words: what to look for. */
export function wordsSearch(given: Record<string, unknown>): { q?: string } {
  const { q } = given;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 200) : '';
  return { ...cleared(given), ...(words !== '' && { q: words }) };
}
