import './comparison.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { dateAndTime } from '../../language/dates.js';
import { addDays } from '../../language/days.rules.js';
import { useLanguage } from '../../language/language.js';
import { DayField } from '../../look/day-field.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { useTimeZone, useToday } from '../../session/index.js';
import { Filters } from '../measures/index.js';
import { ChangeCount } from './change-count.js';
import { ChangeList } from './change-list.js';
import { CHANGES, comparisonQuery, type ComparisonSearch } from './comparison-search.rules.js';

/** Where a comparison begins when nobody has said so: what has come of the last month. */
const USUAL_DAYS = 30;

/** What has become of the register between two dates. */
export function ComparisonPage() {
  const { t } = useLingui();
  const given = useSearch({ from: '/member/comparison' });
  const today = useToday();
  const search = { ...given, from: given.from ?? addDays(today, -USUAL_DAYS) };
  const navigate = useNavigate();
  const change = (to: ComparisonSearch) => void navigate({ to: '/comparison', search: to, replace: true });
  const { from, to } = search;
  // The filters keep the dates, and the dates the filters.
  const keepDates = (filter: object) => change({ ...filter, from, ...(to && { to }) });
  return (
    <>
      <PageTitle title={t`What has changed`}>
        <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </PageTitle>
      <Dates search={search} today={today} onChange={change} />
      <Filters search={given} onChange={keepDates} />
      <Comparison search={search} />
      <p className="no-print">
        <Link to="/measures">
          <Trans>Measures</Trans>
        </Link>
      </p>
    </>
  );
}

interface DatesProps {
  search: ComparisonSearch & { from: string };
  today: string;
  onChange: (search: ComparisonSearch) => void;
}

function Dates({ search, today, onChange }: DatesProps) {
  const { t } = useLingui();
  const set = (name: 'from' | 'to', value: string) => {
    const { [name]: _, ...rest } = search;
    onChange(value === '' ? rest : { ...rest, [name]: value });
  };
  const field = (name: 'from' | 'to') => ({
    to: today,
    value: (search[name] ?? '').slice(0, 10),
    onChange: (day: string) => set(name, day),
    clearable: true,
  });
  return (
    <div className="panel comparison-dates no-print">
      <DayField label={t`From the end of`} {...field('from')} />
      <DayField label={t`to the end of; empty: to now`} {...field('to')} />
    </div>
  );
}

function Comparison({ search }: { search: ComparisonSearch & { from: string } }) {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const query = comparisonQuery(search, language, 1);
  const compared = $api.useQuery(
    'get',
    '/api/v1/comparison',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  if (compared.error) return <ProblemNote error={compared.error} onRetry={() => void compared.refetch()} />;
  if (!compared.data) return <Waiting />;
  const { from, to, counts, commitments } = compared.data;
  const when = (instant: string) => dateAndTime(instant, { language, timeZone });
  const [first, last] = [when(from), when(to)];
  return (
    <>
      <section className="panel" aria-labelledby="changes">
        <Title order={2} size={18} id="changes">
          <Trans>
            From {first} to {last}
          </Trans>
        </Title>
        {commitments && (
          <p className="hint">
            <Trans>
              Commitments found: {commitments.before} then, {commitments.after} now. Several changes may be true of one.
            </Trans>
          </p>
        )}
        {counts && (
          <ul className="change-counts">
            {CHANGES.map((change) => (
              <ChangeCount key={change} change={change} count={counts[change]} search={search} />
            ))}
          </ul>
        )}
      </section>
      <ChangeList search={search} />
    </>
  );
}
