import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { $api, api } from '../../client/api.js';
import type { Language } from '../../language/languages.js';
import { filterQuery, listQuery, type RegisterSearch } from './register-search.rules.js';

/** As many as the API gives at once. */
const PAGE = 100;

/** The register by an address, page by page as it is asked for more. */
export function pagesQuery(search: RegisterSearch, language: Language) {
  const query = { ...listQuery(search), language, limit: PAGE };
  return infiniteQueryOptions({
    // Told from the key of a list that is read at once: what is stored of the two has not the same shape.
    queryKey: ['get', '/api/v1/commitments', { params: { query } }, 'pages'] as const,
    queryFn: async ({ pageParam: after, signal }) => {
      const params = { query: { ...query, ...(after !== null && { after }) } };
      const { data } = await api.GET('/api/v1/commitments', { params, signal });
      if (!data) throw new Error('an answer that is no error has a body');
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // All pages are read again: after a change of one's own, not because the window was looked at.
    refetchOnWindowFocus: false,
  });
}

/** How many there are by the filters of an address. */
export const countQuery = (search: RegisterSearch) =>
  $api.queryOptions('get', '/api/v1/commitments/count', { params: { query: filterQuery(search) } });
