import { useSuspenseQuery } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import type { Language } from '../../language/languages.js';

/** Of which commitment, and as of which moment; undefined for today. */
export interface Asked {
  id: string;
  asOf: string | undefined;
}

/** In the reader's language, whatever the one of their profile is. */
const paramsOf = ({ id, asOf }: Asked, language: Language) => ({ params: { path: { id }, query: { language, asOf } } });
const useParams = (asked: Asked) => paramsOf(asked, useLanguage());

export const commitmentQuery = (asked: Asked, language: Language) =>
  $api.queryOptions('get', '/api/v1/commitments/{id}', paramsOf(asked, language));

/** The commitment itself. What is not there, or not for this reader, is for the route to show. */
export const useCommitment = (asked: Asked) => useSuspenseQuery(commitmentQuery(asked, useLanguage())).data;

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
