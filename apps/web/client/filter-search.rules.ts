import type { paths } from './api.generated.js';

type MeasureQuery = NonNullable<paths['/api/v1/measures']['get']['parameters']['query']>;

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
] as const satisfies readonly (keyof MeasureQuery)[];
export type Filter = (typeof FILTERS)[number];
export type FilterSearch = Partial<Record<Filter, string>>;

/**
 * The filters as the API takes them. What an address says is passed on as it is: of a wrong word the API says what is
 * wrong.
 */
export function filterQuery(search: FilterSearch): Pick<MeasureQuery, Filter> {
  return search as Pick<MeasureQuery, Filter>;
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
