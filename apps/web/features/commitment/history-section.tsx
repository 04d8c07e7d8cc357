import './history.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { History } from '../../client/api.generated.js';
import { ApiProblem, isNotFound } from '../../client/problem.js';
import { ProblemNote } from '../../look/problem-note.js';
import { State } from '../../look/state.js';
import { Waiting } from '../../look/waiting.js';
import { useHistory } from './commitment-queries.js';
import { HistoryEntry } from './history-entry.js';
import { Section } from './section.js';

/** As many are shown at first; the rest on request, so that a long life does not weigh on the page. */
const SHOWN = 15;

/** Everything that happened, the latest first, and whether the chain of it is unbroken. */
export function HistorySection({ id, asOf }: { id: string; asOf: string | undefined }) {
  const { t } = useLingui();
  const { data, error, refetch } = useHistory({ id, asOf });
  const isClosed = isNotFound(error) || (error instanceof ApiProblem && error.status === 403);
  return (
    <Section id="history" title={t`History`} aside={data?.chain && <ChainMark chain={data.chain} />}>
      {isClosed && (
        <p className="quiet">
          <Trans>The history is for those who have a part in this commitment, and for auditors.</Trans>
        </p>
      )}
      {error && !isClosed && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && <Events history={data} commitmentId={id} />}
    </Section>
  );
}

function ChainMark({ chain: { ok, events, firstBroken } }: { chain: NonNullable<History['chain']> }) {
  return ok ? (
    <State tone="done" icon={IconLink}>
      <Plural value={events} one="Unbroken, # event" other="Unbroken, # events" />
    </State>
  ) : (
    <State tone="overdue" icon={IconAlertTriangle}>
      <Trans>Broken from event {firstBroken} on</Trans>
    </State>
  );
}

function Events({ history, commitmentId }: { history: History; commitmentId: string }) {
  const [isWhole, showWhole] = useState(false);
  const names = new Map(history.names.map(({ id, name }) => [id, name]));
  const events = history.items.toReversed();
  const hidden = (history.chain?.events ?? events.length) - events.length;
  return (
    <>
      {/* Without its marks a list is none to some readers; the role says that it is. */}
      <ol className="events" role="list" reversed>
        {(isWhole ? events : events.slice(0, SHOWN)).map((event) => (
          <HistoryEntry key={event.sequence} event={event} commitmentId={commitmentId} names={names} />
        ))}
      </ol>
      {!isWhole && events.length > SHOWN && (
        <Button variant="default" className="no-print" onClick={() => showWhole(true)}>
          <Trans>Show all {events.length}</Trans>
        </Button>
      )}
      {hidden > 0 && (
        <p className="quiet">
          <Plural value={hidden} one="# more entry is not open to you." other="# more entries are not open to you." />
        </p>
      )}
    </>
  );
}
