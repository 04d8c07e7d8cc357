import { cleared } from '../../client/address.rules.js';
import { isMoment } from '../../look/as-of.rules.js';

/** What an address says to a brief. What cannot be a moment is not asked for: it is then the brief of today. */
export function briefSearch(given: Record<string, unknown>): { asOf?: string | undefined } {
  return { ...cleared(given), ...(isMoment(given['asOf']) && { asOf: given['asOf'] }) };
}
