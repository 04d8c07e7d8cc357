import { cleared } from '../../client/address.rules.js';
import { isMoment } from '../../look/as-of.rules.js';

export interface BriefSearch {
  asOf?: string | undefined;
  /** The brief is for the meeting after that of the address. */
  next?: true | undefined;
}

/** What an address says to a brief. What cannot be a moment is not asked for: it is then the brief of today. */
export function briefSearch(given: Record<string, unknown>): BriefSearch {
  const { asOf, next } = given;
  // Whoever writes an address by hand writes a word; the router may have read it already.
  const isForNext = next === true || next === 'true';
  return { ...cleared(given), ...(isMoment(asOf) && { asOf }), ...(isForNext && { next: true }) };
}
