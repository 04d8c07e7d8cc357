import type { paths } from '../../client/api.generated.js';
import { isMoment } from '../../look/as-of.rules.js';

/*
 * The address of the register: its filters under the API's own names, so that a link to `/register?…` and a request to
 * `GET /api/v1/commitments?…` say the same, and how the list is shown. What nobody knows is dropped, never passed on.
 */
type ListQuery = NonNullable<paths['/api/v1/commitments']['get']['parameters']['query']>;

const STATUSES = ['draft', 'proposed', 'active', 'reported', 'closed', 'declined', 'terminated'] as const;

/** What can be said of a period: the names by which measures tell the commitments behind a number. */
export const HAVING_WORDS = [
  ...['counted', 'dated', 'undated'],
  ...['in_time_original', 'late_original', 'overdue_original', 'running_original'],
  ...['in_time_current', 'late_current', 'overdue_current', 'running_current'],
  ...['slipped', 'accepted', 'kept_by_us', 'clear_by_us', 'kept_by_them', 'clear_by_them', 'report_waiting'],
  ...['overdue', 'at_risk', 'blocked'],
  ...['extension_requested', 'extension_granted', 'extension_refused', 'extension_waiting', 'extension_lapsed'],
  ...['extension_late', 'moved_unasked'],
  ...['fulfilment_no_evidence', 'fulfilment_not_started', 'fulfilment_minimal', 'fulfilment_substantial'],
  ...['fulfilment_full', 'conforms', 'differs', 'not_compared'],
] as const;

/** Filters of which any of several values may be meant, and the values that there are. */
export const CHOICES = {
  status: STATUSES,
  side: ['ours', 'theirs', 'joint'],
  kind: ['proposal', 'commitment', 'instruction'],
  priority: ['low', 'normal', 'high'],
  classification: ['public', 'official', 'confidential'],
  having: HAVING_WORDS,
} as const satisfies Partial<Record<keyof ListQuery, readonly string[]>>;
export type ChoiceName = keyof typeof CHOICES;

export const SORTS = ['due', 'reference', 'updated', 'priority', 'relevance'] as const;
export const VIEWS = ['table', 'timeline', 'calendar'] as const;
export type View = (typeof VIEWS)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u;
const MONTH = /^(19|2\d)\d\d-(0[1-9]|1[0-2])$/;

type Reader = (word: string) => string | undefined;

const oneOf =
  (words: readonly string[]): Reader =>
  (word) =>
    words.includes(word) ? word : undefined;
const like =
  (pattern: RegExp): Reader =>
  (word) =>
    pattern.test(word) ? word : undefined;

/** A date that there is: 30 February is none. */
const day: Reader = (word) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(word)) return undefined;
  const date = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(word) ? word : undefined;
};

const moment: Reader = (word) => (isMoment(word) ? word : undefined);

const text: Reader = (word) => word.trim().slice(0, 200).trim() || undefined;

/** Several of them between commas, each once, in the order given. */
const several =
  (one: Reader, most = 100): Reader =>
  (words) =>
    [...new Set(words.split(',').flatMap((word) => one(word.trim()) ?? []))].slice(0, most).join(',') || undefined;

const orNone =
  (one: Reader): Reader =>
  (word) =>
    word === 'none' ? word : one(word);

const FILTERS = {
  q: text,
  status: several(oneOf(CHOICES.status)),
  side: several(oneOf(CHOICES.side)),
  kind: several(oneOf(CHOICES.kind)),
  areaCode: several(like(CODE)),
  priority: several(oneOf(CHOICES.priority)),
  classification: several(oneOf(CHOICES.classification)),
  leadPostId: several(like(UUID)),
  controllerPostId: several(like(UUID)),
  authorPostId: several(like(UUID)),
  leadBodyId: like(UUID),
  leadOwnBodyId: like(UUID),
  counterpartBodyId: orNone(like(UUID)),
  meetingId: several(like(UUID), 200),
  dueFrom: day,
  dueTo: day,
  timeliness: oneOf(['overdue', 'running']),
  originalMonth: orNone(like(MONTH)),
  having: several(oneOf(HAVING_WORDS)),
  blocked: oneOf(['true', 'ours', 'theirs']),
  mine: oneOf(['true']),
  asOf: moment,
} satisfies Partial<Record<keyof ListQuery, Reader>>;
export type FilterName = keyof typeof FILTERS;
/** The filter by the body across; it alone may ask for none. */
export const OTHER_SIDE = 'counterpartBodyId' satisfies FilterName;
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

const SHOWN = {
  sort: oneOf(SORTS.flatMap((sort) => [sort, `-${sort}`])),
  view: oneOf(VIEWS.slice(1)),
  month: like(MONTH),
};

/** Everything that the address may say. `true` is not a word in it but the value itself, as the router writes it. */
export type RegisterSearch = Partial<Record<Exclude<FilterName, 'mine' | 'blocked'>, string>> & {
  mine?: true;
  blocked?: true | 'ours' | 'theirs';
  sort?: string;
  view?: Exclude<View, 'table'>;
  month?: string;
};

/** What of an address is known here; a word that is not is dropped, the rest stays. */
export function readSearch(given: Record<string, unknown>): RegisterSearch {
  const read = Object.entries({ ...FILTERS, ...SHOWN }).flatMap(([name, reader]) => {
    const word = reader(asText(given[name]));
    return word === undefined ? [] : [[name, word === 'true' && name !== 'q' ? true : word]];
  });
  const search = Object.fromEntries(read) as RegisterSearch;
  // Nothing to be relevant to: the API would refuse it.
  if (search.q === undefined && search.sort?.endsWith('relevance')) delete search.sort;
  return search;
}

/** A parameter as its text; one that is given several times means any of them. */
function asText(given: unknown): string {
  if (Array.isArray(given)) return given.map(asText).join(',');
  return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? String(given) : '';
}

/** The filters alone, as the API takes them. */
export function filterQuery(search: RegisterSearch): Omit<ListQuery, 'sort' | 'limit' | 'after' | 'language'> {
  const given = FILTER_NAMES.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]));
  return Object.fromEntries(given) as ListQuery;
}

/** The same with the order. */
export function listQuery(search: RegisterSearch): Omit<ListQuery, 'limit' | 'after' | 'language'> {
  return { ...filterQuery(search), ...(search.sort && { sort: search.sort as NonNullable<ListQuery['sort']> }) };
}

/** The order that a list is in: with words to look for and nothing said, the best match first. */
export const sortOf = ({ sort, q }: RegisterSearch): string => sort ?? (q === undefined ? 'due' : 'relevance');

/** The values of one filter, apart. */
export function valuesOf(search: RegisterSearch, name: FilterName): string[] {
  const value = search[name];
  if (value === undefined) return [];
  return name === 'q' ? [String(value)] : String(value).split(',');
}

/** The address without one value of a filter; the other values stay. */
export function without(search: RegisterSearch, name: FilterName, value: string): RegisterSearch {
  const left = name === 'q' ? [] : valuesOf(search, name).filter((one) => one !== value);
  return readSearch({ ...search, [name]: left.join(',') });
}

/** The address without any filter, shown as it was. */
export function withoutFilters({ sort, view, month }: RegisterSearch): RegisterSearch {
  return readSearch({ sort, view, month });
}

/** Every filter of the address with each of its values. */
export function filtersIn(search: RegisterSearch): { name: FilterName; value: string }[] {
  return FILTER_NAMES.flatMap((name) => valuesOf(search, name).map((value) => ({ name, value })));
}
