import { cleared } from '../../client/address.rules.js';

/** What an address says to the page of accounts: whom to look for. */
export function accountSearch(given: Record<string, unknown>): { q?: string } {
  const { q } = given;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 200) : '';
  return { ...cleared(given), ...(words !== '' && { q: words }) };
}
