import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { monthName } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import type { Group } from './groups.js';
import { labelled, linesOf, monthsBetween, type Point, pointsOf } from './months.rules.js';

/** Two years fit a page; the table has all of them. */
const MONTHS = 24;
const LABELS = 6;
const HEIGHT = 150;
/** Room for the marks of 0 and 100 per cent. */
const MARGIN = 8;

/** The share on time by month of the original deadline: a drawing of two columns of the table below. */
export function OnTimeLine({ groups }: { groups: readonly Group[] }) {
  const language = useLanguage();
  const byMonth = new Map(groups.flatMap(({ key, measures }) => (key === null ? [] : [[key, measures.timeliness]])));
  const known = [...byMonth].filter(([, { original }]) => original.onTime.value !== null).map(([month]) => month);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const months = monthsBetween(first, last, MONTHS);
  const of = (against: 'current' | 'original') =>
    pointsOf(months.map((month) => byMonth.get(month)?.[against].onTime.value ?? null));
  return (
    <figure className="line-chart" aria-hidden>
      <Title order={3} size={15}>
        <Trans>Share on time, by month of the original deadline</Trans>
      </Title>
      <ul className="drawing-legend">
        <li>
          <Sample kind="current" /> <Trans>against the current deadline</Trans>
        </li>
        <li>
          <Sample kind="original" /> <Trans>against the original deadline</Trans>
        </li>
      </ul>
      <svg width="100%" height={HEIGHT + 2 * MARGIN + 18} focusable="false">
        <Grid />
        <Line points={of('original')} kind="original" />
        <Line points={of('current')} kind="current" />
        {labelled(months.length, LABELS).map((index) => (
          <text
            key={index}
            x={`${((index + 0.5) / months.length) * 100}%`}
            y={HEIGHT + 2 * MARGIN + 14}
            className="tick"
          >
            {monthName(months[index] ?? first, language)}
          </text>
        ))}
      </svg>
    </figure>
  );
}

const top = (y: number) => MARGIN + (y / 100) * HEIGHT;

function Grid() {
  return [0, 50, 100].map((y) => (
    <g key={y}>
      <line x1="0" x2="100%" y1={top(y)} y2={top(y)} className="grid-line" />
      <text x="0" y={top(y) - 3} className="tick-left">
        {100 - y}%
      </text>
    </g>
  ));
}

function Line({ points, kind }: { points: Point[]; kind: 'current' | 'original' }) {
  return (
    <g className={`line-${kind}`}>
      {linesOf(points).map(([from, to]) => (
        <line key={to.index} x1={`${from.x}%`} y1={top(from.y)} x2={`${to.x}%`} y2={top(to.y)} />
      ))}
      {points.map(({ x, y, index }) => (
        <circle key={index} cx={`${x}%`} cy={top(y)} r={kind === 'current' ? 4 : 6} />
      ))}
    </g>
  );
}

function Sample({ kind }: { kind: 'current' | 'original' }) {
  return (
    <svg width={34} height={14} focusable="false" className={`line-${kind}`}>
      <line x1={0} x2={34} y1={7} y2={7} />
      <circle cx={17} cy={7} r={kind === 'current' ? 4 : 6} />
    </svg>
  );
}
