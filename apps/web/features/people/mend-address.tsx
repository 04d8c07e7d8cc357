import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Person, PersonChange } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { DialogForm } from '../../look/dialog-form.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { Waiting } from '../../look/waiting.js';
import { isAddress } from './person-draft.rules.js';
import { usePerson } from './person-select.js';

interface Props {
  personId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The form for a person's e-mail address. Entering it, also the same again, lets mail go there again. */
export function MendAddress({ personId, ...props }: Props) {
  const { data: person, error, refetch } = usePerson(personId);
  if (person) return <AddressForm person={person} {...props} />;
  return error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : <Waiting />;
}

function AddressForm({ person: read, onClose, onDone }: Omit<Props, 'personId'> & { person: Person }) {
  const { t } = useLingui();
  const language = useLanguage();
  // What was read when the form opened stays before its reader, whatever is read again meanwhile.
  const [person] = useState(read);
  const [email, setEmail] = useState(person.email ?? '');
  const [isAsked, setAsked] = useState(false);
  const path = { id: person.id };
  const change = useChange<Person, PersonChange>(person, {
    send: (body, header) => api.PATCH('/api/v1/persons/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/persons/{id}', { params: { path } }),
    onDone,
  });
  const faults = useFieldErrors()(change.error);
  const isRight = isAddress(email);
  const submit = () => {
    setAsked(true);
    if (isRight) void change.send({ email: email.trim() });
  };
  const changed = change.now && {
    told: [
      { name: t`Name`, then: personName(person, language), now: personName(change.now, language) },
      { name: t`E-mail`, then: person.email ?? '–', now: change.now.email ?? '–' },
    ],
  };
  return (
    <DialogForm
      follows={
        person.emailRefused ? (
          <Trans>
            Mail goes there again from now on. What was already passed up the line stays there; mails that failed can be
            tried again.
          </Trans>
        ) : (
          <Trans>They sign in with the new address, and the next mail goes there.</Trans>
        )
      }
      send={t`Save the address`}
      isSending={change.isSending}
      error={change.error}
      changed={changed}
      {...{ onSubmit: submit, onClose }}
    >
      {person.emailRefusal && (
        <p>
          <Trans>The mail server refused it and said:</Trans> <q translate="no">{person.emailRefusal}</q>
        </p>
      )}
      <TextInput
        type="email"
        label={t`E-mail address`}
        description={person.emailRefused ? t`Correct it, or save the same again when the mailbox is there now` : null}
        required
        error={isAsked && !isRight ? t`One address, as name@ministry.example` : faults['email']}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
    </DialogForm>
  );
}
