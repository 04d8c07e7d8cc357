import './dialog-form.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useContext, useEffect } from 'react';
import { ChangedNote, type Told } from './changed-note.js';
import { useFirstFault } from './first-fault.js';
import { type Refusals, RefusalNote } from './refusal-note.js';
import { UnsentContext } from './unsent.js';

interface Props {
  /** What will happen when it is sent. */
  follows: ReactNode;
  /** Words of the button that sends it. */
  send: string;
  /** The button takes something away. */
  takesAway?: boolean;
  /** What is typed in it survives its closing. */
  isKept?: boolean;
  isReady?: boolean;
  isSending: boolean;
  error: unknown;
  refusals?: Refusals;
  /** Where somebody has changed it meanwhile: what. Submitted again, it is sent all the same. */
  changed?: { told: readonly Told[] } | null;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** What is around the form of a dialog: its fields, what follows, what stands in the way. */
export function DialogForm({ children, ...props }: Props) {
  const { follows, send, takesAway = false, isKept = false, isReady = true, isSending, onSubmit, onClose } = props;
  const { ref, submitting } = useFirstFault(props.error);
  const unsent = useContext(UnsentContext);
  const typed = unsent?.typed;
  useEffect(() => () => typed?.(false), [typed]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      ref={ref}
      className="dialog-form"
      onInput={() => isKept || typed?.(true)}
      onSubmit={submitting(submit)}
      noValidate
    >
      {children}
      <div className="follows" aria-live="polite">
        {follows}
      </div>
      <Trouble {...props} />
      <div className="dialog-buttons">
        <Button variant="default" onClick={unsent?.close ?? onClose}>
          <Trans>Close</Trans>
        </Button>
        {!props.changed && (
          <Button type="submit" loading={isSending} disabled={!isReady} {...(takesAway && { color: 'red.9' })}>
            {send}
          </Button>
        )}
      </div>
    </form>
  );
}

function Trouble({ error, changed, refusals }: Pick<Props, 'error' | 'changed' | 'refusals'>) {
  if (changed) return <ChangedNote {...changed} />;
  return error ? <RefusalNote error={error} refusals={refusals} /> : null;
}
