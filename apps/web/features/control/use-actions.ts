import { $api } from '../../client/api.js';
import type { PossibleActions } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';

/** What the reader may do with a commitment now, as the API has it; undefined until it has answered. */
export function useActions(commitmentId: string): PossibleActions | undefined {
  const named = { params: { path: { id: commitmentId }, query: { language: useLanguage() } } };
  return $api.useQuery('get', '/api/v1/commitments/{id}/actions', named).data;
}
