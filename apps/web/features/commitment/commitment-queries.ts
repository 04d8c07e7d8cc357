import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';

/** Of which commitment, and as of which moment; undefined for today. */
export interface Asked {
  id: string;
  asOf: string | undefined;
}

/** In the reader's language, whatever the one of their profile is. */
function useParams({ id, asOf }: Asked) {
  const language = useLanguage();
  return { params: { path: { id }, query: { language, asOf } } };
}

/** The commitment itself. What is not there, or not for this reader, is for the route to show. */
export const useCommitment = (asked: Asked) =>
  $api.useSuspenseQuery('get', '/api/v1/commitments/{id}', useParams(asked)).data;

export const useHolders = (asked: Asked) => $api.useQuery('get', '/api/v1/commitments/{id}/holders', useParams(asked));

/** With its chain of hashes recomputed. */
export function useHistory(asked: Asked) {
  const { params } = useParams(asked);
  const verified = { params: { ...params, query: { ...params.query, verify: 'true' as const } } };
  return $api.useQuery('get', '/api/v1/commitments/{id}/history', verified);
}

/** Of today only: what is planned changes with every change. */
export function useReminders(id: string) {
  const params = { path: { id }, query: { language: useLanguage() } };
  return $api.useQuery('get', '/api/v1/commitments/{id}/reminders/explain', { params });
}

export const useDocument = ({ id, asOf }: Asked) =>
  $api.useQuery('get', '/api/v1/documents/{id}', { params: { path: { id }, query: { asOf } } });
