import './measures.css';
import './drawings.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo } from 'react';
import type { MeasureTable } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { useTimeZone } from '../../session/index.js';
import { Patterns } from './bar.js';
import { BothSides } from './both-sides.js';
import { Filters } from './filters.js';
import { Groups } from './groups.js';
import { Headline } from './headline.js';
import { type FilterSearch, FILTERS, textsOf } from '../../client/filter-search.rules.js';
import { measuresQuery } from './measure-queries.js';
import { type MeasureSearch } from './measure-search.rules.js';
import { Counted } from './number-link.js';
import { NothingCounted } from './nothing-counted.js';
import { WholeNumbers } from './whole-numbers.js';

/** How promises are kept, in numbers: ours and theirs. Each number opens the list behind it. */
export function MeasuresPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/member/measures' });
  const navigate = useNavigate();
  const change = (to: MeasureSearch) => void navigate({ to: '/measures', search: to, replace: true });
  const table = useQuery({ ...measuresQuery(search, useLanguage()), placeholderData: keepPreviousData });
  return (
    <>
      <PageTitle title={t`Measures`} below={table.data && <CountedOver table={table.data} />}>
        <Button
          renderRoot={(props) => <Link {...props} to="/comparison" search={filtersOf(search)} />}
          variant="default"
        >
          <Trans>Compare two dates</Trans>
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </PageTitle>
      <Filters search={search} onChange={change} withAsOf />
      {table.error && <ProblemNote error={table.error} onRetry={() => void table.refetch()} />}
      {table.isPending && <Waiting />}
      {table.data && <Contents table={table.data} search={search} stale={table.isPlaceholderData} />}
    </>
  );
}

function Contents({ table, search, stale }: { table: MeasureTable; search: MeasureSearch; stale: boolean }) {
  const { whole } = table;
  if (whole.measures.periods.count === 0) return <NothingCounted search={search} />;
  return (
    <div aria-busy={stale}>
      <Patterns />
      <Above whole={whole} asOf={search.asOf} />
      <Groups table={table} search={search} />
      <Below whole={whole} asOf={search.asOf} />
    </div>
  );
}

interface WholeProps {
  whole: MeasureTable['whole'];
  asOf: string | undefined;
}

/*
 * A new choice stands in the address before its numbers are there. Until they are, what is drawn stays: hundreds of rows
 * of links take longer than a tenth of a second.
 */

const Above = memo(function Above({ whole: { filter, measures }, asOf }: WholeProps) {
  return (
    <Counted filter={filter} asOf={asOf}>
      <Headline measures={measures} />
      <BothSides kept={measures.kept} />
    </Counted>
  );
});

const Below = memo(function Below({ whole: { filter, measures }, asOf }: WholeProps) {
  return (
    <Counted filter={filter} asOf={asOf}>
      <WholeNumbers measures={measures} />
    </Counted>
  );
});

function CountedOver({ table }: { table: MeasureTable }) {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const { count, commitments } = table.whole.measures.periods;
  const at = dateAndTime(table.at, { language, timeZone });
  return (
    <span className="dim">
      <Plural value={commitments} one="# commitment counted" other="# commitments counted" />
      {count !== commitments && (
        <>
          {', '}
          <Plural value={count} one="# period" other="# periods" />
        </>
      )}{' '}
      · <Trans>as of {at}</Trans>
    </span>
  );
}

const filtersOf = (search: MeasureSearch): FilterSearch => textsOf({ ...search }, FILTERS);
