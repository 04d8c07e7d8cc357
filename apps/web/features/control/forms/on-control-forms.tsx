import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { decline, propose, putOnControl } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { Who } from '../who.js';

/** A draft or what was proposed goes on control. */
export function PutOnControlForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm({ place: opened.id, form: action.kind }, { initial: {} });
  const sending = useSending(opened, {
    kept,
    send: (_: null, headers) => putOnControl(opened.id, headers),
    onDone: () => onDone(<Trans>It is on control: reminders begin.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <Trans>
          From now on <Who post={opened.lead} /> is reminded of it until it is kept; its deadline can be moved by an
          extension only.
        </Trans>
      }
      send={t`Put on control`}
      onSubmit={kept.form.onSubmit(() => void sending.submit(null))}
    >
      {null}
    </FormFrame>
  );
}

/** A draft is put to those who take it on or decline it. */
export function ProposeForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm({ place: opened.id, form: action.kind }, { initial: {} });
  const sending = useSending(opened, {
    kept,
    send: (_: null, headers) => propose(opened.id, headers),
    onDone: () => onDone(<Trans>It is proposed.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Trans>It waits to be put on control or declined. Nobody is reminded of it yet.</Trans>}
      send={t`Propose`}
      onSubmit={kept.form.onSubmit(() => void sending.submit(null))}
    >
      {null}
    </FormFrame>
  );
}

/** What was proposed is not taken on. */
export function DeclineForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm(
    { place: opened.id, form: action.kind },
    { initial: { reason: '' }, validate: { reason: (reason) => (reason.trim() === '' ? t`Say why not` : null) } },
  );
  const sending = useSending(opened, {
    kept,
    send: (body: { reason: string }, headers) => decline(opened.id, body, headers),
    onDone: () => onDone(<Trans>It is declined.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Trans>It never goes on control, and stays in the register as declined with your reason.</Trans>}
      send={t`Decline`}
      onSubmit={kept.form.onSubmit(({ reason }) => void sending.submit({ reason: reason.trim() }))}
    >
      <Textarea label={t`Why not`} minRows={3} {...kept.form.getInputProps('reason')} />
    </FormFrame>
  );
}
