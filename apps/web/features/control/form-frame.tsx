import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { ConnectionLost, isSignedOut } from '../../client/problem.js';
import { ChangedNote } from '../../look/changed-note.js';
import { toldOf } from '../../look/changed.rules.js';
import { useFirstFault } from '../../look/first-fault.js';
import { ProblemNote } from '../../look/problem-note.js';
import { RestoredNote } from '../../look/restored-note.js';
import type { KeptForm } from '../../look/use-kept-form.js';
import { useSaid } from './use-said.js';
import type { Sending } from './use-sending.js';

interface Props {
  opened: Commitment;
  kept: Pick<KeptForm<object>, 'restoredAt' | 'discard' | 'isKept'>;
  sending: Sending;
  /** What will happen when it is sent. */
  next: ReactNode;
  /** Words of the button that sends it. */
  send: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** What is around every form: what was kept of it, what stands in the way of sending it, what comes of it. */
export function FormFrame({ opened, kept, sending, next, send, onSubmit, onClose, children }: Props) {
  const { error, now, isSending } = sending;
  const said = useSaid();
  const { ref, submitting } = useFirstFault(error);
  // The form comes after its dialog: by then the dialog has looked for where to begin, in vain.
  useEffect(() => ref.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [ref]);
  return (
    <form className="control-form" ref={ref} onSubmit={submitting(onSubmit)} noValidate>
      <RestoredNote kept={kept} />
      {children}
      <div className="control-next">{next}</div>
      {!(error instanceof ConnectionLost) && <OfflineNote isKept={kept.isKept} />}
      {now ? (
        <ChangedNote told={toldOf(said(opened), said(now))} />
      ) : (
        error !== null && <SendingProblem error={error} opened={opened} />
      )}
      <div className="dialog-buttons">
        <Button variant="default" onClick={onClose}>
          {now ? <Trans>Close and keep what I typed</Trans> : <Trans>Close</Trans>}
        </Button>
        {!now && (
          <Button type="submit" loading={isSending}>
            {send}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Said as soon as the browser knows, before anybody tries to send; whoever has tried is told by what came of it. */
function OfflineNote({ isKept }: { isKept: boolean }) {
  const { t } = useLingui();
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <Alert
      role="status"
      color="yellow"
      className="control-warning"
      variant="light"
      icon={<IconCloudOff aria-hidden />}
      title={t`No connection`}
    >
      {isKept ? (
        <Trans>Write on: what you type is kept in this browser. Send it when the connection is back.</Trans>
      ) : (
        <Trans>Leave this page open: this browser keeps nothing. Send it when the connection is back.</Trans>
      )}
    </Alert>
  );
}

function watchConnection(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

function SendingProblem({ error, opened }: { error: unknown; opened: Commitment }) {
  const back = encodeURIComponent(`/commitments/${opened.id}${window.location.search}`);
  return (
    <div>
      <ProblemNote error={error} />
      {isSignedOut(error) && (
        <Button component="a" href={`/sign-in?to=${back}`}>
          <Trans>Sign in again</Trans>
        </Button>
      )}
    </div>
  );
}
