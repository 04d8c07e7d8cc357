import { firstOf, lastOf, monthOf } from './calendar.rules.js';
import { readSearch, type RegisterSearch } from './register-search.rules.js';

/**
 * What a view of the register lists: the table what its address says, the timeline by deadline, the calendar the month
 * that is shown, within the deadlines that are asked for.
 * @param today the reader's date, for a calendar of no month
 */
export function listedBy(search: RegisterSearch, today: string): RegisterSearch {
  if (search.view === 'timeline') return readSearch({ ...search, sort: search.sort === '-due' ? '-due' : 'due' });
  if (search.view !== 'calendar') return search;
  const month = search.month ?? monthOf(today);
  const later = [search.dueFrom ?? '', firstOf(month)].sort()[1];
  const earlier = [search.dueTo ?? '9999-12-31', lastOf(month)].sort()[0];
  return readSearch({ ...search, sort: 'due', dueFrom: later, dueTo: earlier });
}
