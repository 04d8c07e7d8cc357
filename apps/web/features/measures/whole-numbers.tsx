import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MeasureCell, Measures, Share } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { CONFORMITY, FULFILMENT } from '../../language/words.js';
import type { Term } from '../../language/terms.js';
import { Hint } from '../../look/hint.js';
import { NumberLink, Rate } from './number-link.js';

/** The measures that are looked at one by one: what deadlines and extensions hide, and how well it was done. */
export function WholeNumbers({ measures }: { measures: Measures }) {
  return (
    <div className="number-lists">
      <Deadlines measures={measures} />
      <Extensions extensions={measures.extensions} />
      <Quality measures={measures} />
    </div>
  );
}

function List({
  title,
  rows,
}: {
  title: string;
  rows: readonly (readonly [words: string, number: ReactNode, term?: Term])[];
}) {
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        {title}
      </Title>
      <table className="numbers pairs">
        <tbody>
          {rows.map(([words, number, term]) => (
            <tr key={words}>
              <th scope="row">
                {words} {term && <Hint of={term} />}
              </th>
              <td>{number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Deadlines({ measures: { slip, timeliness, kept } }: { measures: Measures }) {
  const { t } = useLingui();
  const { original } = timeliness;
  const numbers = useNumbers();
  return (
    <List
      title={t`Deadlines`}
      rows={[
        [t`In time against the original deadline`, <NumberLink cell={original.inTime} />],
        [t`Late against the original deadline`, <NumberLink cell={original.late} />],
        [t`Overdue against the original deadline`, <NumberLink cell={original.overdue} />],
        [t`Running against the original deadline`, <NumberLink cell={original.running} />],
        [t`Without a deadline`, <NumberLink cell={timeliness.undated} />],
        [t`Deadline moved later`, <NumberLink cell={slip.slipped} />],
        [t`Days of slip, in all`, numbers(slip.totalDays), 'slip'],
        [t`Days of slip, mean`, <Mean share={slip.mean} />],
        [t`Days of slip, median`, <Mean share={slip.median} />],
        [t`Accepted, with or without a deadline`, <NumberLink cell={kept.accepted} />],
      ]}
    />
  );
}

function Extensions({ extensions }: { extensions: Measures['extensions'] }) {
  const { t } = useLingui();
  const cells: [string, MeasureCell][] = [
    [t`Requested`, extensions.requested],
    [t`Granted`, extensions.granted],
    [t`Refused`, extensions.refused],
    [t`Waiting for a decision`, extensions.waiting],
    [t`Lapsed`, extensions.lapsed],
    [t`Requested after the deadline`, extensions.late],
    [t`Moved without a request`, extensions.unasked],
  ];
  return (
    <List
      title={t`Extensions`}
      rows={[
        ...cells.map(([words, cell]) => [words, <NumberLink key={words} cell={cell} />] as const),
        [t`Moves of a deadline per commitment`, <Mean share={extensions.perCommitment} />],
      ]}
    />
  );
}

function Quality({ measures: { fulfilment, conformity } }: { measures: Measures }) {
  const { t, i18n } = useLingui();
  return (
    <List
      title={t`Fulfilment and conformity`}
      rows={[
        [i18n._(FULFILMENT.full), <NumberLink cell={fulfilment.full} />],
        [i18n._(FULFILMENT.substantial), <NumberLink cell={fulfilment.substantial} />],
        [i18n._(FULFILMENT.minimal), <NumberLink cell={fulfilment.minimal} />],
        [i18n._(FULFILMENT.not_started), <NumberLink cell={fulfilment.notStarted} />],
        [i18n._(FULFILMENT.no_evidence), <NumberLink cell={fulfilment.noEvidence} />, 'no_evidence'],
        [t`Average, from 0 to 3`, <Mean share={fulfilment.average} />, 'fulfilment'],
        [i18n._(CONFORMITY.conforms), <NumberLink cell={conformity.conforms} />, 'conformity'],
        [i18n._(CONFORMITY.differs), <NumberLink cell={conformity.differs} />],
        [t`Not compared with the passage`, <NumberLink cell={conformity.notCompared} />],
        [
          t`Share that conforms`,
          <Rate share={conformity.conforming} part={conformity.conforms} whole={['conforms', 'differs']} />,
        ],
      ]}
    />
  );
}

/** A mean with the number that it was taken over. */
function Mean({ share: { value, over } }: { share: Share }) {
  const numbers = useNumbers();
  if (value === null) return <span className="dim">–</span>;
  const [mean, count] = [numbers(Math.round(value * 10) / 10), numbers(over)];
  return (
    <>
      {mean}{' '}
      <small className="of">
        <Trans>over {count}</Trans>
      </small>
    </>
  );
}
