import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';

/** Asked each time a form opens, whether or not the browser knows of a connection: what fails is said. */
const ANEW = {
  staleTime: 0,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const;

/** The commitment and what may be done with it, read anew; undefined until both have come. */
export function useOpened(commitmentId: string) {
  const path = { id: commitmentId };
  const named = { params: { path, query: { language: useLanguage() } } };
  const commitment = $api.useQuery('get', '/api/v1/commitments/{id}', named, ANEW);
  const possible = $api.useQuery('get', '/api/v1/commitments/{id}/actions', named, ANEW);
  const isFresh = commitment.isFetchedAfterMount && possible.isFetchedAfterMount;
  return {
    commitment: isFresh ? commitment.data : undefined,
    possible: isFresh ? possible.data : undefined,
    error: commitment.error ?? possible.error,
    retry: () => void Promise.all([commitment.refetch(), possible.refetch()]),
  };
}
