import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { MailHealth } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';

interface Props {
  mail: MailHealth;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Asks once more before mail goes out. Of a copy somebody has to say that it is the one in use. */
export function ReleaseForm({ mail, onClose, onDone }: Props) {
  const { t } = useLingui();
  const [isSure, setSure] = useState(!mail.isAutomatic);
  const [keyFor] = useState(onceKeys);
  const release = $api.useMutation('post', '/api/v1/mail/release', { onSuccess: onDone });
  const submit = () => release.mutate({ params: { header: { 'Idempotency-Key': keyFor(mail.since) } } });
  return (
    <DialogForm
      follows={<WhatGoesOut mail={mail} />}
      send={t`Release the mail`}
      isReady={isSure}
      isSending={release.isPending}
      error={release.error}
      {...{ onSubmit: submit, onClose }}
    >
      {mail.isAutomatic && (
        <Checkbox
          label={t`This is the register in use, and no other copy of it sends mail`}
          checked={isSure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
      )}
    </DialogForm>
  );
}

function WhatGoesOut({ mail: { ready, isAutomatic, isDryRun } }: { mail: MailHealth }) {
  return (
    <>
      <p>
        <b>
          <Plural
            value={ready}
            _0="No mail waits to go out now."
            one="# mail goes out now."
            other="# mails go out now."
          />
        </b>{' '}
        <Trans>Each person gets one, with the state as it is now; what is settled meanwhile is left out.</Trans>
      </p>
      {isAutomatic && (
        <p>
          <Trans>
            What was sent between the backup and its restoring is sent once more where it is still true: the backup does
            not know of it.
          </Trans>
        </p>
      )}
      {isDryRun && (
        <p>
          <Trans>While the dry run lasts nothing is delivered; it is shown instead.</Trans>
        </p>
      )}
    </>
  );
}

/** Stops all mail, with a reason for whoever looks later. */
export function HoldForm({ onClose, onDone }: Omit<Props, 'mail'>) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const hold = $api.useMutation('post', '/api/v1/mail/hold', { onSuccess: onDone });
  const isMissing = reason.trim() === '';
  const submit = () => {
    setAsked(true);
    if (isMissing) return;
    const body = { reason: reason.trim() };
    hold.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={
        <Trans>
          Nothing is sent from now on, until somebody releases it. The plan goes on and nothing is lost. What is with
          the mail server at this moment still goes out.
        </Trans>
      }
      send={t`Hold all mail`}
      isSending={hold.isPending}
      error={hold.error}
      {...{ onSubmit: submit, onClose }}
    >
      <TextInput
        label={t`Why`}
        description={t`For whoever looks later`}
        required
        maxLength={500}
        error={isAsked && isMissing ? t`Say why` : null}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </DialogForm>
  );
}
