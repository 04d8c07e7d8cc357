import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Commitment } from '../../client/api.generated.js';
import { changeHeaders, readAgain } from '../../client/changes.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { DueDate } from '../../look/due-date.js';
import { ProblemNote } from '../../look/problem-note.js';
import { CONTROL_WARNING } from './control-warning-words.js';

/** What was entered, and what can be done with it next: a draft reminds nobody until it is on control. */
export function Entered({ commitment, onAnother }: { commitment: Commitment; onAnother: () => void }) {
  const [now, setNow] = useState(commitment);
  const { id, reference, title, status, currentDeadline, timeliness } = now;
  return (
    <>
      <p role="status">
        <Link to="/commitments/$id" params={{ id }}>
          {reference}
        </Link>
        <br />
        {title}
      </p>
      <Group gap="lg" mb="sm">
        <ControlStatusMark status={status} timeliness={timeliness.current} />
        <DueDate day={currentDeadline} status={status} />
      </Group>
      {(now.warnings ?? []).map(({ code }) => (
        <Warning key={code} code={code} />
      ))}
      <Steps commitment={now} onDone={setNow} />
      <Button variant="default" mt="xs" onClick={onAnother}>
        <Trans>Back to the text</Trans>
      </Button>
    </>
  );
}

function Warning({ code }: { code: NonNullable<Commitment['warnings']>[number]['code'] }) {
  const { i18n } = useLingui();
  return (
    <Alert color="yellow" mb="sm" role="alert">
      {i18n._(CONTROL_WARNING[code])}
    </Alert>
  );
}

function Steps({ commitment, onDone }: { commitment: Commitment; onDone: (now: Commitment) => void }) {
  const { id, version, status } = commitment;
  const [key] = useState(() => crypto.randomUUID());
  const proposal = $api.useMutation('post', '/api/v1/commitments/{id}/proposal');
  const control = $api.useMutation('post', '/api/v1/commitments/{id}/control');
  const error = control.error ?? proposal.error;
  const step = async (kind: 'proposal' | 'control') => {
    const mutation = kind === 'control' ? control : proposal;
    const header = changeHeaders(version, `${key}-${kind}`);
    onDone(await mutation.mutateAsync({ params: { path: { id }, header } }));
    await readAgain();
  };
  if (status !== 'draft' && status !== 'proposed') return null;
  return (
    <>
      {error && <ProblemNote error={error} />}
      <p>
        <Trans>Nobody is reminded of it until it is on control.</Trans>
      </p>
      <Group gap="xs">
        <Button loading={control.isPending} onClick={() => void step('control').catch(() => undefined)}>
          <Trans>Put on control</Trans>
        </Button>
        {status === 'draft' && (
          <Button
            variant="default"
            loading={proposal.isPending}
            onClick={() => void step('proposal').catch(() => undefined)}
          >
            <Trans>Propose</Trans>
          </Button>
        )}
      </Group>
    </>
  );
}
