import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Person } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { useLanguage } from '../../language/language.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useTimeZone } from '../../session/index.js';
import { faultsOfPerson, newPerson, writtenPerson } from './person-draft.rules.js';
import { PersonFields } from './person-fields.js';

interface Props {
  onClose: () => void;
  onDone: (person: Person) => Promise<void>;
}

/** When mail comes to them, until they choose it themselves. */
const USUAL = { morning: '09:00', digest: 'weekly', digestWeekday: 1, urgent: 'morning' } as const;

/** The form for somebody new. */
export function AddPerson({ onClose, onDone }: Props) {
  const { t } = useLingui();
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const [draft, setDraft] = useState(() => newPerson({ language, timeZone }));
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const adding = $api.useMutation('post', '/api/v1/persons', { onSuccess: onDone });
  const submit = () => {
    setAsked(true);
    if (Object.values(faultsOfPerson(draft)).includes(true)) return;
    const body = { ...USUAL, ...writtenPerson(draft) };
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={
        <Trans>
          They can be given a post at once, and get its mail. To sign in they need an account, which is another matter.
        </Trans>
      }
      send={t`Add the person`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <PersonFields draft={draft} onChange={setDraft} isAsked={isAsked} />
    </DialogForm>
  );
}
