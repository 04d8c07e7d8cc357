import { $api, queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import type { Language } from '../../language/languages.js';
import type { MeasureSearch } from './measure-search.rules.js';

/** The whole is always there; a table by groups comes with it. */
export function measuresQuery({ groupBy = 'body', ...filter }: MeasureSearch, language: Language) {
  // Filters are text here; the API says of each what it may be, and of a wrong one what is wrong.
  const query = { ...filter, groupBy, language } as never;
  return $api.queryOptions('get', '/api/v1/measures', { params: { query } });
}

/** Asks for the measures before their screen is there. What fails is asked again by the screen, which tells of it. */
export function readMeasuresAhead(search: MeasureSearch): void {
  void queryClient.prefetchQuery(measuresQuery(search, languageNow()));
}
