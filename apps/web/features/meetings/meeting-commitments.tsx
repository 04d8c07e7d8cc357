import { Trans } from '@lingui/react/macro';
import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RegisterLine } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { DueDate } from '../../look/due-date.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { RegisterLink } from '../register/index.js';
import { useMayEnter } from './may-enter.js';
import { commitmentsQuery } from './meeting-queries.js';

/** What was promised at a meeting, by deadline. */
export function MeetingCommitments({ meetingId }: { meetingId: string }) {
  return (
    <section className="panel" aria-labelledby="commitments">
      <Title order={2} size={18} id="commitments" mb="xs">
        <Trans>Commitments</Trans>
      </Title>
      <List meetingId={meetingId} />
    </section>
  );
}

function List({ meetingId }: { meetingId: string }) {
  const language = useLanguage();
  const mayEnter = useMayEnter();
  const { data, error, refetch } = useQuery(commitmentsQuery(meetingId, language));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length === 0) {
    return (
      <p>
        <Trans>There is none that you may see.</Trans>{' '}
        {mayEnter && <Trans>Open a document above and mark the promises in its text.</Trans>}
      </p>
    );
  }
  return (
    <>
      <CommitmentTable lines={data.items} />
      <p>
        <RegisterLink of={{ meetingId }}>
          <Trans>All commitments of this meeting in the register</Trans>
        </RegisterLink>
      </p>
    </>
  );
}

function CommitmentTable({ lines }: { lines: readonly RegisterLine[] }) {
  return (
    <Table className="as-cards" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">
            <Trans>Commitment</Trans>
          </Table.Th>
          <Table.Th scope="col">
            <Trans>Lead</Trans>
          </Table.Th>
          <Table.Th scope="col">
            <Trans>Status</Trans>
          </Table.Th>
          <Table.Th scope="col">
            <Trans>Deadline</Trans>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>
              <div className="reference">{line.reference}</div>
              <CommitmentLink id={line.id}>{line.title}</CommitmentLink>
            </Table.Td>
            <Table.Td>{line.lead.title}</Table.Td>
            <Table.Td>
              <ControlStatusMark status={line.status} timeliness={line.timeliness.current} />
            </Table.Td>
            <Table.Td>
              <DueDate day={line.currentDeadline} status={line.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
