import type { MeasureTable } from '../../client/api.generated.js';
import { cleared } from '../../client/address.rules.js';
import { FILTERS, type FilterSearch, textsOf } from '../../client/filter-search.rules.js';

/*
 * What is in the address of a screen of numbers, under the names of the API: whoever reads the address of a list, of a
 * number or of the API reads the same words.
 */

export type Grouping = MeasureTable['groupBy'];
export const GROUPINGS = ['body', 'post', 'area', 'side', 'meeting', 'counterpart', 'month'] as const;

export interface MeasureSearch extends FilterSearch {
  groupBy?: (typeof GROUPINGS)[number];
  asOf?: string;
}

/** What an address says to the page of measures. */
export function measureSearch(given: Record<string, unknown>): MeasureSearch {
  const groupBy = GROUPINGS.find((grouping) => grouping === given['groupBy']);
  return { ...cleared(given), ...textsOf(given, [...FILTERS, 'asOf']), ...(groupBy && { groupBy }) };
}
