import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, List, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Erasure, Person } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { useChange } from '../../client/use-change.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { DialogForm } from '../../look/dialog-form.js';
import { isNeeded, StillNeeded, useStillNeeded } from './still-needed.js';

interface Props {
  person: Person;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The form that erases who a person was, for good. */
export function ErasePerson({ person, onClose, onDone }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const name = personName(person, language);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const needed = useStillNeeded(person.id);
  const path = { id: person.id };
  const erasure = useChange<Person, Erasure>(person, {
    send: (body, header) => {
      const headers = { ...header, 'Idempotency-Key': keyFor([body, header]) };
      return api.POST('/api/v1/persons/{id}/erasure', { params: { path, header: headers }, body });
    },
    read: () => api.GET('/api/v1/persons/{id}', { params: { path } }),
    onDone,
  });
  const isMissing = reason.trim() === '';
  const submit = () => {
    setAsked(true);
    if (!isMissing && isSure) void erasure.send({ reason: reason.trim() });
  };
  const { now } = erasure;
  return (
    <DialogForm
      follows={<WhatFollows name={name} />}
      send={t`Erase for good`}
      takesAway
      isReady={!isNeeded(needed)}
      isSending={erasure.isSending}
      error={erasure.error}
      changed={now && { told: [{ name: t`Name`, then: name, now: personName(now, language) }] }}
      {...{ onSubmit: submit, onClose }}
    >
      <StillNeeded needed={needed} name={name} />
      <TextInput
        label={t`Why`}
        description={t`Stays in the history: name nobody in it`}
        required
        maxLength={500}
        error={isAsked && isMissing ? t`Why they are erased` : null}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Checkbox
        label={t`I know that nobody can undo this`}
        error={isAsked && !isSure ? t`Tick it to go on` : null}
        checked={isSure}
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
      />
    </DialogForm>
  );
}

/** What goes and what stays, as docs/erasure.md has it. */
function WhatFollows({ name }: { name: string }) {
  return (
    <>
      <p>
        <b>
          <Trans>What goes</Trans>
        </b>
      </p>
      <List size="sm">
        <List.Item>
          <Trans>The names, the address and the code of {name}, here, in the history and as of every past date.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Their account with its password, roles, sessions and saved views.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Address and subject of every mail to them, and what mail servers said of it.</Trans>
        </List.Item>
      </List>
      <p>
        <b>
          <Trans>What stays</Trans>
        </b>
      </p>
      <List size="sm">
        <List.Item>
          <Trans>What they did: reports, decisions and the posts they held are those of an “Erased person”.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Words that others wrote: reports, reasons, titles and documents are not searched for the name.</Trans>
        </List.Item>
        <List.Item>
          <Trans>What has left the register: backups, log files, mail that was sent, exports and meeting files.</Trans>
        </List.Item>
      </List>
    </>
  );
}
