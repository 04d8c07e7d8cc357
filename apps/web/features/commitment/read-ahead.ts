import { queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import { type Asked, commitmentQuery } from './commitment-queries.js';

/** Asks for a commitment before its screen is there. What fails is asked again by the screen, which tells of it. */
export function readCommitmentAhead(asked: Asked): void {
  void queryClient.prefetchQuery(commitmentQuery(asked, languageNow()));
}
