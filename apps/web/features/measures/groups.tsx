import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { MeasureTable } from '../../client/api.generated.js';
import { monthName } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { SIDE_PLURAL, type Side } from '../../language/words.js';
import { Bar, Legend } from './bar.js';
import { GroupTable } from './group-table.js';
import { GROUPINGS, type MeasureSearch } from './measure-search.rules.js';
import { GROUPING, STANDINGS } from './measure-words.js';
import { OnTimeLine } from './on-time-line.js';

export type Group = MeasureTable['groups'][number];

/** So many bars are a picture; more are a table, and that is below. */
const BARS = 15;

/** The same numbers by body, post, area, side, meeting, counterpart or month: as a picture and as a table. */
export function Groups({ table, search }: { table: MeasureTable; search: MeasureSearch }) {
  return (
    <section className="panel">
      <Title order={2} size={18} id="groups">
        <Trans>How periods stand against the current deadline</Trans>
      </Title>
      <GroupingChoice search={search} current={table.groupBy} />
      <Drawn table={table} asOf={search.asOf} />
    </section>
  );
}

/** Anew only for other numbers, not for each choice in the address: with many groups it takes its time. */
const Drawn = memo(function Drawn({ table, asOf }: { table: MeasureTable; asOf: string | undefined }) {
  const nameOf = useGroupName(table);
  const { groups, groupBy } = table;
  return (
    <>
      {groupBy === 'month' && <OnTimeLine groups={groups} />}
      <Bars groups={groups} nameOf={nameOf} />
      <GroupTable table={table} nameOf={nameOf} asOf={asOf} />
    </>
  );
});

function GroupingChoice({ search, current }: { search: MeasureSearch; current: MeasureTable['groupBy'] }) {
  const { t, i18n } = useLingui();
  return (
    <nav className="choice measure-grouping no-print" aria-label={t`Grouped by`}>
      {GROUPINGS.map((groupBy) => (
        <Link
          key={groupBy}
          to="/measures"
          search={{ ...search, groupBy }}
          replace
          resetScroll={false}
          aria-current={groupBy === current ? 'true' : undefined}
        >
          {i18n._(GROUPING[groupBy].tab)}
        </Link>
      ))}
    </nav>
  );
}

/** What a group is called: by the API where it knows, else in our own words. */
function useGroupName({ groupBy }: MeasureTable): (group: Group) => string {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return ({ key, name }) => {
    if (name !== null) return name;
    if (key === null) return groupBy === 'month' ? t`Without a deadline` : t`Without a counterpart`;
    if (groupBy === 'month') return monthName(key, language);
    return groupBy === 'side' ? i18n._(SIDE_PLURAL[key as Side]) : key;
  };
}

function Bars({ groups, nameOf }: { groups: readonly Group[]; nameOf: (group: Group) => string }) {
  const all = groups.map((group) => ({ group, pieces: piecesOf(group) }));
  const sum = (pieces: { count: number }[]) => pieces.reduce((total, { count }) => total + count, 0);
  const dated = all.filter(({ pieces }) => sum(pieces) > 0);
  const longest = Math.max(0, ...dated.map(({ pieces }) => sum(pieces)));
  if (longest === 0) return null;
  const more = dated.length - BARS;
  return (
    <>
      <Legend names={STANDINGS} />
      <div className="bars" aria-hidden>
        {dated.slice(0, BARS).map(({ group, pieces }) => (
          <div key={group.key ?? ''} className="bar-row">
            <span>{nameOf(group)}</span>
            <Bar pieces={pieces} longest={longest} />
          </div>
        ))}
      </div>
      {more > 0 && (
        <p className="hint">
          <Plural value={more} one="# more is in the table." other="# more are in the table." />
        </p>
      )}
    </>
  );
}

function piecesOf({ measures }: Group) {
  const { current } = measures.timeliness;
  return STANDINGS.map((name) => ({ name, count: current[name].count }));
}
