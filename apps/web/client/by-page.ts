/**
 * How a list of the API goes on, for `$api.useInfiniteQuery`. The first page is asked for with null: what is undefined
 * becomes 0 there, which no list has given.
 */
export const byPage = {
  pageParamName: 'after',
  initialPageParam: null,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
} as const;
