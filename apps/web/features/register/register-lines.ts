import { keepPreviousData } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import type { RegisterLine } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { filterQuery, listQuery, type RegisterSearch } from './register-search.rules.js';

/** As many as the API gives at once. */
const PAGE = 100;

interface Page {
  items: RegisterLine[];
  next: string | null;
}

/** The lines of all pages; one that has moved to a later page meanwhile is told once. */
function linesOf({ pages }: InfiniteData<Page>): RegisterLine[] {
  const lines = new Map(pages.flatMap(({ items }) => items.map((line) => [line.id, line])));
  return [...lines.values()];
}

/** The register by an address, page by page as it is asked for more. */
export function useLines(search: RegisterSearch) {
  const language = useLanguage();
  return $api.useInfiniteQuery(
    'get',
    '/api/v1/commitments',
    { params: { query: { ...listQuery(search), language, limit: PAGE } } },
    {
      pageParamName: 'after',
      // Not undefined: the client would ask for the page after `0`.
      initialPageParam: null,
      getNextPageParam: ({ next }: Page) => next ?? undefined,
      select: linesOf,
      placeholderData: keepPreviousData,
      // All pages are read again: after a change of one's own, not because the window was looked at.
      refetchOnWindowFocus: false,
    },
  );
}
export type Lines = ReturnType<typeof useLines>;

/** How many there are by the filters of an address; undefined until it is known. */
export function useCount(search: RegisterSearch, { enabled = true } = {}): number | undefined {
  const query = filterQuery(search);
  const options = { placeholderData: keepPreviousData, enabled };
  return $api.useQuery('get', '/api/v1/commitments/count', { params: { query } }, options).data?.count;
}
