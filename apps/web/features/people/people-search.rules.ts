import { cleared } from '../../client/address.rules.js';

/** What an address says to the page of bodies: which one is chosen. */
export function bodiesSearch(given: Record<string, unknown>): { body?: string } {
  const { body } = given;
  return { ...cleared(given), ...(typeof body === 'string' && body !== '' && { body }) };
}
