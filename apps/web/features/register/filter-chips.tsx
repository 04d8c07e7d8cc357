import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { longDate, monthName, shortDate } from '../../language/dates.js';
import { useLanguage, useNumbers } from '../../language/language.js';
import { REGISTER_FILTER, VALUE_WORDS } from './filter-words.js';
import { type Thing, useNames } from './named-things.js';
import { useChangeSearch, useRegisterSearch } from './register-address.js';
import { useCount } from './register-lines.js';
import { type FilterName, filtersIn, type RegisterSearch, without, withoutFilters } from './register-search.rules.js';

/** The filters that are on, in words, each to be taken away. */
export function FilterChips() {
  const { t } = useLingui();
  const search = useRegisterSearch();
  const filters = filtersIn(search);
  if (filters.length === 0) return null;
  return (
    <div className="chips">
      <ul aria-label={t`Filters that are on`}>
        {filters.map((filter) => (
          <li key={`${filter.name} ${filter.value}`}>
            <Chip {...filter} />
          </li>
        ))}
      </ul>
      <Button
        renderRoot={(props) => <Link to="/register" search={withoutFilters(search)} {...props} />}
        variant="subtle"
        size="compact-sm"
        className="no-print"
      >
        <Trans>Clear all</Trans>
      </Button>
    </div>
  );
}

interface Filter {
  name: FilterName;
  value: string;
}

function Chip(filter: Filter) {
  const { t } = useLingui();
  const search = useRegisterSearch();
  const change = useChangeSearch();
  const words = useFilterWords(filter);
  const left = without(search, filter.name, filter.value);
  return (
    <span className="chip">
      {words}
      <UnstyledButton
        className="no-print"
        aria-label={t`Take away: ${words}`}
        onClick={() => change({ [filter.name]: left[filter.name] })}
      >
        <IconX size={15} aria-hidden />
      </UnstyledButton>
    </span>
  );
}

const THINGS: Partial<Record<FilterName, Thing>> = {
  leadPostId: 'post',
  controllerPostId: 'post',
  authorPostId: 'post',
  leadBodyId: 'body',
  leadOwnBodyId: 'body',
  counterpartBodyId: 'body',
  meetingId: 'meeting',
  areaCode: 'area',
};

/** A filter as a reader would say it: “Status: Draft”. */
export function useFilterWords({ name, value }: Filter): string {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const fixed = VALUE_WORDS[name]?.[value];
  const thing = fixed === undefined ? THINGS[name] : undefined;
  const [thingNamed] = useNames(thing ?? 'area', thing ? [value] : []);
  const label = i18n._(REGISTER_FILTER[name]);
  if (name === 'mine') return t`Only mine`;
  const words = () => {
    if (fixed) return i18n._(fixed);
    if (thingNamed) return thingNamed.name;
    if (name === 'dueFrom' || name === 'dueTo') return shortDate(value, language);
    if (name === 'originalMonth') return monthName(value, language);
    return name === 'asOf' ? longDate(value.slice(0, 10), language) : `“${value}”`;
  };
  return `${label}: ${words()}`;
}

/** How many there would be without each of the filters: what to take away when nothing is found. */
export function WithoutEach() {
  const search = useRegisterSearch();
  return (
    <ul className="without-each">
      {filtersIn(search).map((filter) => (
        <WithoutOne key={`${filter.name} ${filter.value}`} filter={filter} search={search} />
      ))}
    </ul>
  );
}

function WithoutOne({ filter, search }: { filter: Filter; search: RegisterSearch }) {
  const words = useFilterWords(filter);
  const numbers = useNumbers();
  const left = without(search, filter.name, filter.value);
  const count = useCount(left);
  return (
    <li>
      <Link to="/register" search={left}>
        <Trans>
          Without <b>{words}</b>
        </Trans>
      </Link>
      {count !== undefined && (
        <span>
          {': '}
          {numbers(count)} <Plural value={count} one="commitment" other="commitments" />
        </span>
      )}
    </li>
  );
}
