import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import type { Commitment } from '../../../client/api.generated.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { completePart } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { Who } from '../who.js';

/** A part of a compound commitment is done. */
export function CompletePartForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const number = action.kind === 'complete_part' ? action.part : 0;
  const part = opened.parts.find((one) => one.number === number && one.completedAt === null);
  const kept = useKeptForm({ place: opened.id, form: [action.kind, number].join('/') }, { initial: {} });
  const sending = useSending(opened, {
    kept,
    send: (_: null, headers) => completePart(opened.id, number, headers),
    onDone: () => onDone(<Trans>Part {number} is done.</Trans>),
  });
  if (part === undefined) return <DoneAlready />;
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Next opened={opened} />}
      send={t`Say that it is done`}
      onSubmit={kept.form.onSubmit(() => void sending.submit(null))}
    >
      <div className="control-quote">{[number, part.text].join('. ')}</div>
    </FormFrame>
  );
}

function Next({ opened: { parts, lead } }: { opened: Commitment }) {
  const isLast = parts.filter(({ completedAt }) => completedAt === null).length === 1;
  return isLast ? (
    <Trans>
      All parts are done then. It stays on control until a final report of <Who post={lead} /> is accepted.
    </Trans>
  ) : (
    <Trans>It shows as done with today’s date. It stays on control: the other parts are still to be done.</Trans>
  );
}

function DoneAlready() {
  return (
    <Alert color="gray" variant="light">
      <Trans>This part is done already, or it is not there any more.</Trans>
    </Alert>
  );
}
