import { cleared } from '../../client/address.rules.js';
import { filterQuery, FILTERS, type FilterSearch, textsOf } from '../../client/filter-search.rules.js';
import type { Language } from '../../language/languages.js';

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

/** The same as a question to the API, for so many at once. */
export function comparisonQuery(search: ComparisonSearch & { from: string }, language: Language, limit: number) {
  const { from, to, change, ...filter } = search;
  return { ...filterQuery(filter), from, ...(to !== undefined && { to }), ...(change && { change }), language, limit };
}
