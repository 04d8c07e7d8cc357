import { Trans, useLingui } from '@lingui/react/macro';
import { Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Brief, BriefNumbers } from '../../client/api.generated.js';
import { useNumbers } from '../../language/language.js';
import { type Side, SIDE_PLURAL } from '../../language/words.js';
import { ListBehind } from './list-behind.js';

const SIDES: readonly Side[] = ['ours', 'theirs', 'joint'];

/** The sides next to each other, by the same measures. */
export function SideNumbers({ numbers }: { numbers: Brief['numbers'] }) {
  const { i18n } = useLingui();
  const row = (words: ReactNode, cell: (of: BriefNumbers) => ReactNode) => (
    <Table.Tr>
      <Table.Th scope="row">{words}</Table.Th>
      {SIDES.map((side) => (
        <Table.Td key={side}>{cell(numbers[side])}</Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <section className="panel" aria-labelledby="numbers">
      <Title order={2} size={17} id="numbers">
        <Trans>Where promises stand</Trans>
      </Title>
      <Table className="brief-numbers" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Trans>Commitments</Trans>
            </Table.Th>
            {SIDES.map((side) => (
              <Table.Th key={side} scope="col">
                {i18n._(SIDE_PLURAL[side])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row(<Trans>On control</Trans>, ({ open }) => (
            <ListBehind filter={open.filter} count={open.count} />
          ))}
          {row(<Trans>Overdue</Trans>, ({ filter, overdue }) => (
            <ListBehind filter={filter} cell={overdue} tone="overdue" />
          ))}
          {row(<Trans>At risk</Trans>, ({ filter, atRisk }) => (
            <ListBehind filter={filter} cell={atRisk} tone="soon" />
          ))}
          {row(<Trans>Kept by the current deadline</Trans>, ({ filter, timeliness }) => (
            <ListBehind filter={filter} cell={timeliness.inTime} />
          ))}
          {row(<Trans>Kept after it</Trans>, ({ filter, timeliness }) => (
            <ListBehind filter={filter} cell={timeliness.late} />
          ))}
          {row(<Trans>Kept by it, share</Trans>, ({ timeliness }) => (
            <ShareOf {...timeliness.onTime} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A share with how many it was computed over; a dash over nothing. */
function ShareOf({ value, over }: { value: number | null; over: number }) {
  const { t } = useLingui();
  const number = useNumbers();
  if (value === null) return <span title={t`Nothing to compute it over`}>—</span>;
  const percent = number(Math.round(value * 100));
  return (
    <span>
      {t`${percent}%`}{' '}
      <span className="over">
        <Trans>of {number(over)}</Trans>
      </span>
    </span>
  );
}

/** How promises are kept, by us and by them. */
export function KeptPromises({ brief: { kept, filter } }: { brief: Brief }) {
  const { t } = useLingui();
  const sides = [
    [t`By us: ours and joint`, kept.byUs],
    [t`By them: theirs and joint`, kept.byThem],
  ] as const;
  return (
    <section className="panel" aria-labelledby="kept">
      <Title order={2} size={17} id="kept">
        <Trans>Promises kept</Trans>
      </Title>
      <dl className="brief-kept">
        {sides.map(([words, { rate, kept: done, clear }]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              <span className="brief-rate">
                <ShareOf {...rate} />
              </span>
              <Trans>
                <ListBehind filter={filter} cell={done} /> kept out of <ListBehind filter={filter} cell={clear} /> that
                were due
              </Trans>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
