import { queryClient } from '../../client/api.js';
import { languageNow } from '../../language/language.js';
import { todayOf } from '../../session/index.js';
import { listedBy } from './listed-by.rules.js';
import { countQuery, pagesQuery } from './register-queries.js';
import type { RegisterSearch } from './register-search.rules.js';

/** Asks for what the register begins with. What fails is asked again by the screen, which tells of it. */
export function readRegisterAhead(search: RegisterSearch): void {
  void queryClient.prefetchInfiniteQuery(pagesQuery(listedBy(search, todayOf()), languageNow()));
  void queryClient.prefetchQuery(countQuery(search));
}
