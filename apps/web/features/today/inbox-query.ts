import { $api, queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import type { Language } from '../../language/languages.js';

const MOST = 100;

/** What waits for the reader, the most pressing first. */
export const inboxQuery = (language: Language) =>
  $api.queryOptions('get', '/api/v1/inbox', { params: { query: { limit: MOST, language } } });

/** Asks for it before the screen is there. What fails is asked again by the screen, which tells of it. */
export function readInboxAhead(): void {
  void queryClient.prefetchQuery(inboxQuery(languageNow()));
}
