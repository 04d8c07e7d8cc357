import { $api, queryClient } from '../../client/api.js';
import { filterQuery } from '../../client/filter-search.rules.js';
import { languageNow } from '../../language/language.js';
import type { Language } from '../../language/languages.js';
import type { MeasureSearch } from './measure-search.rules.js';

/** The whole is always there; a table by groups comes with it. */
export function measuresQuery({ groupBy = 'body', asOf, ...filter }: MeasureSearch, language: Language) {
  const query = { ...filterQuery(filter), groupBy, language, ...(asOf !== undefined && { asOf }) };
  return $api.queryOptions('get', '/api/v1/measures', { params: { query } });
}

/** Asks for the measures before their screen is there. What fails is asked again by the screen, which tells of it. */
export function readMeasuresAhead(search: MeasureSearch): void {
  void queryClient.prefetchQuery(measuresQuery(search, languageNow()));
}
