import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Commitment, PossibleActions } from '../../client/api.generated.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { DueDate } from '../../look/due-date.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import type { ControlAction } from './control-action.types.js';
import { FORMS } from './forms.js';
import { useOpened } from './use-opened.js';

interface Props {
  action: ControlAction;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** Reads the commitment, and what may be done with it, anew; then shows the form of the action. */
export function ActionForm({ action, onClose, onDone }: Props) {
  const { commitment, possible, error, retry } = useOpened(action.commitmentId);
  if (commitment && possible) return <Opened {...{ action, commitment, possible, onClose, onDone }} />;
  return error ? <ProblemNote error={error} onRetry={retry} /> : <Waiting />;
}

type OpenedProps = Props & { commitment: Commitment; possible: PossibleActions };

/** What was read when the form opened stays before its reader, whatever is read again meanwhile. */
function Opened({ action, commitment, possible, onClose, onDone }: OpenedProps) {
  const [opened] = useState(commitment);
  const [then] = useState(possible);
  const Form = FORMS[action.kind];
  return (
    <>
      <div className="control-about">
        <p className="reference">{opened.reference}</p>
        <p>
          <CommitmentLink id={opened.id}>{opened.title}</CommitmentLink>
        </p>
        <DueDate day={opened.currentDeadline} status={opened.status} />
        <ForWhom action={action} possible={then} />
      </div>
      <Form action={action} opened={opened} possible={then} onClose={onClose} onDone={onDone} />
    </>
  );
}

const ROWS: Partial<Record<ControlAction['kind'], string>> = {
  report: 'report_interim',
  ask_extension: 'request_extension',
};

function ForWhom({ action, possible }: { action: ControlAction; possible: PossibleActions }) {
  const row = ROWS[action.kind] ?? action.kind;
  const name = possible.items.find((one) => one.action === row)?.onBehalfOf?.name;
  return name === undefined ? null : (
    <p>
      <Trans>You act for {name}. History says so.</Trans>
    </p>
  );
}
