import { queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import { asOfIn } from '../../look/as-of.rules.js';
import { commitmentQuery } from './commitment-queries.js';

/** Asks for a commitment before its screen is there. What fails is asked again by the screen, which tells of it. */
export function readCommitmentAhead(id: string, search: Record<string, unknown>): void {
  void queryClient.prefetchQuery(commitmentQuery({ id, asOf: asOfIn(search) }, languageNow()));
}
