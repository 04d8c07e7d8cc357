import { Trans, useLingui } from '@lingui/react/macro';
import { Table, Title } from '@mantine/core';
import { CommitmentLink } from '../../look/commitment-link.js';
import type { Brief } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { SIDE } from '../../language/words.js';
import { PRESSING } from './change-words.js';

/** The commitments that press most, at most ten. */
export function PressingLines({ lines }: { lines: Brief['lines'] }) {
  return (
    <section className="panel" aria-labelledby="pressing">
      <Title order={2} size={17} id="pressing">
        <Trans>What presses most</Trans>
      </Title>
      {lines.length === 0 ? (
        <p>
          <Trans>Nothing is overdue, due soon or blocked.</Trans>
        </p>
      ) : (
        <Lines lines={lines} />
      )}
    </section>
  );
}

function Lines({ lines }: { lines: Brief['lines'] }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const column = (words: React.ReactNode) => <Table.Th scope="col">{words}</Table.Th>;
  return (
    <Table className="as-cards brief-lines" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {column(<Trans>Commitment</Trans>)}
          {column(<Trans>Side</Trans>)}
          {column(<Trans>Lead</Trans>)}
          {column(<Trans>Why</Trans>)}
          {column(<Trans>Deadline</Trans>)}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ id, reference, title, side, lead, why, currentDeadline }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row">
              <CommitmentLink id={id}>{title}</CommitmentLink> <span className="reference">{reference}</span>
            </Table.Th>
            <Table.Td>{i18n._(SIDE[side])}</Table.Td>
            <Table.Td>{lead.title}</Table.Td>
            <Table.Td className={why === 'blocked' ? undefined : 'brief-day'}>{i18n._(PRESSING[why])}</Table.Td>
            <Table.Td className="brief-day">
              {currentDeadline === null ? '—' : shortDate(currentDeadline, language)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
