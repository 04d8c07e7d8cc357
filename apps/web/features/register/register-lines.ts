import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RegisterLine } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { countQuery, pagesQuery } from './register-queries.js';
import type { RegisterSearch } from './register-search.rules.js';

/** The lines of all pages; one that has moved to a later page meanwhile is told once. */
function linesOf({ pages }: InfiniteData<{ items: RegisterLine[] }>): RegisterLine[] {
  const lines = new Map(pages.flatMap(({ items }) => items.map((line) => [line.id, line])));
  return [...lines.values()];
}

/** The register by an address, page by page as it is asked for more. */
export function useLines(search: RegisterSearch) {
  return useInfiniteQuery({ ...pagesQuery(search, useLanguage()), select: linesOf });
}
export type Lines = ReturnType<typeof useLines>;

/** How many there are by the filters of an address; undefined until it is known. */
export function useCount(search: RegisterSearch, { enabled = true } = {}): number | undefined {
  return useQuery({ ...countQuery(search), placeholderData: keepPreviousData, enabled }).data?.count;
}
