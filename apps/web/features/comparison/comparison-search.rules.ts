import { cleared } from '../../client/address.rules.js';
import { FILTERS, type FilterSearch, textsOf } from '../../client/filter-search.rules.js';

/** What may have become of a commitment, in the order in which it is told. */
export const CHANGES = ['new', 'closed', 'slipped', 'reassigned', 'terminated', 'reopened'] as const;
export type Change = (typeof CHANGES)[number];

export interface ComparisonSearch extends FilterSearch {
  from?: string;
  to?: string;
  change?: Change;
}

/** What an address says to the comparison; by the names of the API, as a brief gives them. */
export function comparisonSearch(given: Record<string, unknown>): ComparisonSearch {
  const change = CHANGES.find((one) => one === given['change']);
  return { ...cleared(given), ...textsOf(given, [...FILTERS, 'from', 'to']), ...(change && { change }) };
}
