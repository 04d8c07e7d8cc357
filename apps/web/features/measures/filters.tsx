import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { $api } from '../../client/api.js';
import { FILTER } from '../../language/filter-words.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { SIDE } from '../../language/words.js';
import { useToday } from '../../session/index.js';
import { BodySelect } from '../people/index.js';
import { MeetingSelect } from './meeting-select.js';
import { type Filter, FILTERS, textsOf } from '../../client/filter-search.rules.js';
import { DayField } from '../../look/day-field.js';
import { type MeasureSearch } from './measure-search.rules.js';

interface Props {
  search: MeasureSearch;
  onChange: (search: MeasureSearch) => void;
  /** Where the page has one moment; a comparison has two of its own. */
  withAsOf?: boolean;
}

/** The filters that have a field of their own; others come by a link, and are named with a way to take them away. */
const WITH_FIELD: readonly Filter[] = [
  'side',
  'areaCode',
  'leadBodyId',
  'counterpartBodyId',
  'meetingId',
  'dueFrom',
  'dueTo',
];

/** What is counted. Each choice stands in the address at once, so that it can be sent to somebody. */
export function Filters({ search, onChange, withAsOf = false }: Props) {
  const { t, i18n } = useLingui();
  const found = { placeholder: t`Any`, nameless: t`Several, or not open to you` };
  const today = useToday();
  const set = (name: Filter | 'asOf') => (value: string | null) => {
    const { [name]: _, ...rest } = search;
    onChange(value === null || value === '' ? rest : { ...rest, [name]: value });
  };
  const chosen = Object.keys(textsOf({ ...search }, [...FILTERS, 'asOf']));
  const field = (name: Filter) => ({ label: i18n._(FILTER[name]), value: search[name] ?? null, onChange: set(name) });
  const clear = () => onChange(search.groupBy ? { groupBy: search.groupBy } : {});
  return (
    <form
      className="panel measure-filters no-print"
      role="search"
      aria-label={t`Filters`}
      onSubmit={(event) => event.preventDefault()}
    >
      <SideSelect {...field('side')} />
      <AreaSelect {...field('areaCode')} />
      <BodySelect {...field('leadBodyId')} {...found} />
      <BodySelect {...field('counterpartBodyId')} {...found} />
      <MeetingSelect {...field('meetingId')} {...found} />
      <DueField {...field('dueFrom')} />
      <DueField {...field('dueTo')} />
      {withAsOf && <DayField label={t`As of`} to={today} value={search.asOf ?? ''} onChange={set('asOf')} clearable />}
      {chosen.length > 0 && (
        <Button variant="default" onClick={clear}>
          <Trans>Take the filters away</Trans>
        </Button>
      )}
      <OtherFilters search={search} />
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function SideSelect(props: FieldProps) {
  const { t, i18n } = useLingui();
  const data = Object.entries(SIDE).map(([value, words]) => ({ value, label: i18n._(words) }));
  return (
    <Select
      {...props}
      data={data}
      placeholder={t`Any`}
      clearable
      clearButtonProps={{ 'aria-label': t`Clear the choice` }}
    />
  );
}

function AreaSelect(props: FieldProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const areas = $api.useQuery('get', '/api/v1/areas');
  const data = (areas.data?.items ?? []).map(({ code, name }) => ({ value: code, label: named(name, language) }));
  return (
    <Select
      {...props}
      data={data}
      placeholder={t`Any`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear the choice` }}
      nothingFoundMessage={t`Nothing found`}
    />
  );
}

function OtherFilters({ search }: { search: MeasureSearch }) {
  const { i18n } = useLingui();
  const others = FILTERS.filter((name) => search[name] !== undefined && !WITH_FIELD.includes(name));
  if (others.length === 0) return null;
  const names = others.map((name) => i18n._(FILTER[name])).join(', ');
  return (
    <p className="hint">
      <Trans>Filtered besides by: {names}</Trans>
    </p>
  );
}

function DueField({ value, ...props }: FieldProps) {
  return <DayField {...props} value={value ?? ''} clearable />;
}
