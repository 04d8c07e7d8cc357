import type { MeasureTable } from '../../client/api.generated.js';

/*
 * What is in the address of a screen of numbers, under the names of the API: whoever reads the address of a list, of a
 * number or of the API reads the same words.
 */

/** The filters of the register's list, but for what tells the numbers of a table apart (docs/adr/0020). */
export const FILTERS = [
  'side',
  'areaCode',
  'leadBodyId',
  'counterpartBodyId',
  'meetingId',
  'dueFrom',
  'dueTo',
  'status',
  'kind',
  'priority',
  'classification',
  'leadPostId',
  'controllerPostId',
  'authorPostId',
  'leadOwnBodyId',
  'timeliness',
  'originalMonth',
  'blocked',
  'mine',
  'q',
] as const;
export type Filter = (typeof FILTERS)[number];
export type FilterSearch = Partial<Record<Filter, string>>;

export type Grouping = MeasureTable['groupBy'];
export const GROUPINGS = ['body', 'post', 'area', 'side', 'meeting', 'counterpart', 'month'] as const;

export interface MeasureSearch extends FilterSearch {
  groupBy?: (typeof GROUPINGS)[number];
  asOf?: string;
}

const isText = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) && value !== '';

/** The values of these names in an address, as text; what is empty or unknown falls away. */
export function textsOf<Name extends string>(
  given: Record<string, unknown>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found = names.flatMap((name) => (isText(given[name]) ? [[name, String(given[name])] as const] : []));
  return Object.fromEntries(found) as Partial<Record<Name, string>>;
}

/** What an address says to the page of measures. */
export function measureSearch(given: Record<string, unknown>): MeasureSearch {
  const groupBy = GROUPINGS.find((grouping) => grouping === given['groupBy']);
  return { ...textsOf(given, [...FILTERS, 'asOf']), ...(groupBy && { groupBy }) };
}

/** The address of the register that lists what is behind a number: `filter` as the API gives it, and its `having`. */
export function listSearch(
  filter: string,
  { having, asOf }: { having: readonly string[]; asOf?: string | undefined },
): Record<string, string> {
  return {
    ...Object.fromEntries(new URLSearchParams(filter)),
    ...(having.length > 0 && { having: having.join(',') }),
    ...(asOf !== undefined && { asOf }),
  };
}
