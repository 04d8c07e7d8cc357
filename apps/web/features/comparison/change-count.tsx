import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useNumbers } from '../../language/language.js';
import { CHANGE } from './change-words.js';
import type { Change, ComparisonSearch } from './comparison-search.rules.js';

interface Props {
  change: Change;
  count: number;
  search: ComparisonSearch;
}

/** How many of a change there are; opens the list of these. Pressed again, that of all. */
export function ChangeCount({ change, count, search }: Props) {
  const { i18n } = useLingui();
  const numbers = useNumbers();
  const chosen = search.change === change;
  const { change: _, ...all } = search;
  return (
    <li>
      {count === 0 ? (
        <span className="dim">
          <b>0</b> {i18n._(CHANGE[change])}
        </span>
      ) : (
        <Link
          to="/comparison"
          search={chosen ? all : { ...all, change }}
          replace
          resetScroll={false}
          aria-current={chosen ? 'true' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          <b>{numbers(count)}</b> {i18n._(CHANGE[change])}
        </Link>
      )}
    </li>
  );
}
