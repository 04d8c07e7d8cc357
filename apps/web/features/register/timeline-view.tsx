import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { $api } from '../../client/api.js';
import { monthName } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { Waiting } from '../../look/waiting.js';
import { useToday } from '../../session/index.js';
import { EmptyRegister } from './empty-register.js';
import { listedBy } from './listed-by.rules.js';
import { LinesRegion } from './lines-region.js';
import { ListEnd } from './list-end.js';
import { useLines } from './register-lines.js';
import { listQuery, type RegisterSearch } from './register-search.rules.js';
import { Gap } from './register-table.js';
import type { ViewProps } from './table-view.js';
import { type Axis, axisOf, placeOf } from './timeline.rules.js';
import { TimelineRow } from './timeline-row.js';
import { useVirtualLines } from './virtual-lines.js';

const NONE: never[] = [];

/** The register by deadline: what was promised first, what it became, and where today is. The words are a table. */
export function TimelineView({ search, count }: ViewProps) {
  const { t } = useLingui();
  const byDeadline = listedBy(search, useToday());
  const lines = useLines(byDeadline);
  const axis = useAxis(byDeadline, lines.data ?? NONE);
  const list = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualLines({ lines, list, estimate: 62 });
  if (lines.isPending) return <Waiting />;
  const shown = lines.data ?? NONE;
  return (
    <>
      {lines.data?.length === 0 && <EmptyRegister search={search} />}
      {shown.length > 0 && (
        <>
          <Legend />
          <LinesRegion least={0}>
            <table
              role="table"
              className="timeline"
              aria-label={t`Commitments by deadline`}
              aria-rowcount={count === undefined ? -1 : count + 1}
              aria-busy={lines.isPlaceholderData}
            >
              <Head axis={axis} />
              <tbody role="rowgroup" ref={list} onFocus={virtual.onFocus} onBlur={virtual.onBlur}>
                {virtual.shown.map((one) => {
                  if (one.kind === 'gap') return <Gap key={`gap ${one.before}`} height={one.height} span={3} />;
                  const line = shown[one.index];
                  return (
                    line && (
                      <TimelineRow key={line.id} line={line} index={one.index} axis={axis} measure={virtual.measure} />
                    )
                  );
                })}
              </tbody>
            </table>
          </LinesRegion>
        </>
      )}
      <ListEnd lines={lines} count={count} />
    </>
  );
}

/** From the first to the last deadline of all that fit, so that the axis stays while more lines come. */
function useAxis(
  search: RegisterSearch,
  lines: readonly { originalDeadline: string | null; currentDeadline: string | null }[],
): Axis {
  const today = useToday();
  const ends = [useEnd(search, 'due'), useEnd(search, '-due')];
  const loaded = lines.flatMap(({ originalDeadline, currentDeadline }) => [originalDeadline, currentDeadline]);
  return axisOf(
    [...ends, ...loaded].filter((day) => day !== null),
    today,
  );
}

function useEnd(search: RegisterSearch, sort: 'due' | '-due'): string | null {
  const query = { ...listQuery(search), sort, limit: 1 };
  return $api.useQuery('get', '/api/v1/commitments', { params: { query } }).data?.items[0]?.currentDeadline ?? null;
}

function Head({ axis }: { axis: Axis }) {
  const language = useLanguage();
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" scope="col" className="timeline-what">
          <Trans>Commitment</Trans>
        </th>
        <th role="columnheader" scope="col" className="timeline-when">
          <Trans>Deadline</Trans>
        </th>
        <th role="columnheader" scope="col" className="timeline-track">
          <span className="visually-hidden">
            <Trans>Drawn along the months</Trans>
          </span>
          <span className="track" aria-hidden>
            {axis.marks.map((mark) => (
              <span key={mark} className="mark-name" style={{ left: `${placeOf(mark, axis)}%` }}>
                {monthName(mark.slice(0, 7), language)}
              </span>
            ))}
          </span>
        </th>
      </tr>
    </thead>
  );
}

/** What the marks mean. */
function Legend() {
  return (
    <p className="timeline-legend below">
      <span>
        <i className="mark original" aria-hidden /> <Trans>Original deadline, where it was moved</Trans>
      </span>
      <span>
        <i className="mark current tone-running" aria-hidden /> <Trans>Current deadline</Trans>
      </span>
      <span>
        <i className="legend-today" aria-hidden /> <Trans>Today</Trans>
      </span>
    </p>
  );
}
