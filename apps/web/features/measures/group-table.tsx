import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue } from 'react';
import type { MeasureTable } from '../../client/api.generated.js';
import { TableRegion } from '../../look/table-region.js';
import { OnTime } from './headline.js';
import type { Group } from './groups.js';
import type { Grouping } from './measure-search.rules.js';
import { GROUPING, STANDING, STANDINGS } from './measure-words.js';
import { Counted, NumberLink, Rate } from './number-link.js';

interface Props {
  table: MeasureTable;
  nameOf: (group: Group) => string;
  asOf: string | undefined;
}

/** So many rows are there at once; the others, a dozen links each, follow while the page stands already. */
const AT_ONCE = 10;

/** The numbers behind the bars, and more of them. The last row is the whole. */
export function GroupTable({ table, nameOf, asOf }: Props) {
  const { whole, groupBy } = table;
  // Only how many: the groups themselves would for a moment be those of the grouping before, under names of this one.
  const isWhole = useDeferredValue(true, false);
  const groups = isWhole ? table.groups : table.groups.slice(0, AT_ONCE);
  return (
    <TableRegion namedBy="groups">
      <table className="numbers groups">
        <Head groupBy={groupBy} />
        <tbody>
          {groups.map((group) => (
            <tr key={group.key ?? ''}>
              <th scope="row">
                {nameOf(group)}
                {group.context && <small className="in-commitments">{group.context}</small>}
              </th>
              <Counted filter={group.filter} asOf={asOf}>
                <Cells of={group} />
              </Counted>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>All</Trans>
            </th>
            <Counted filter={whole.filter} asOf={asOf}>
              <Cells of={whole} />
            </Counted>
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}

function Head({ groupBy }: { groupBy: Grouping }) {
  const { t, i18n } = useLingui();
  const columns = [t`Counted`, ...STANDINGS.map((one) => i18n._(STANDING[one])), t`No date`];
  const onTime = [t({ message: `Current`, context: `deadline` }), t({ message: `Original`, context: `deadline` })];
  const more = [t`By us`, t`By them`, t`Overdue`, t`At risk`, t`Reports waiting`];
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col">
          {groupBy !== 'none' && i18n._(GROUPING[groupBy].column)}
        </th>
        <th colSpan={6} scope="colgroup">
          <Trans>Periods, by the current deadline</Trans>
        </th>
        <th colSpan={2} scope="colgroup">
          <Trans>On time, by deadline</Trans>
        </th>
        <th colSpan={2} scope="colgroup">
          <Trans>Kept</Trans>
        </th>
        <th colSpan={3} scope="colgroup">
          <Trans>Now on control</Trans>
        </th>
      </tr>
      <tr>
        {[...columns, ...onTime, ...more].map((words, index) => (
          <th key={index} scope="col">
            {words}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Cells({ of: { measures } }: { of: Pick<Group, 'measures'> }) {
  const { periods, timeliness, kept, onControl, waitingReports } = measures;
  const plain = [periods, ...STANDINGS.map((one) => timeliness.current[one]), timeliness.undated];
  return (
    <>
      {plain.map((cell) => (
        <td key={cell.having}>
          <NumberLink cell={cell} />
        </td>
      ))}
      <td>
        <OnTime of={timeliness.current} against="current" />
      </td>
      <td>
        <OnTime of={timeliness.original} against="original" />
      </td>
      <td>
        <Rate share={kept.byUs.rate} part={kept.byUs.kept} whole={[kept.byUs.clear.having]} />
      </td>
      <td>
        <Rate share={kept.byThem.rate} part={kept.byThem.kept} whole={[kept.byThem.clear.having]} />
      </td>
      {[onControl.overdue, onControl.atRisk, waitingReports].map((cell) => (
        <td key={`now ${cell.having}`}>
          <NumberLink cell={cell} />
        </td>
      ))}
    </>
  );
}
