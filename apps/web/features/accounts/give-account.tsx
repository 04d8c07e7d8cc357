import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Account } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import type { Role } from '../../language/words.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { usePassword } from '../../look/use-password.js';
import { PersonSelect, usePerson } from '../people/index.js';
import { OthersPassword } from './others-password.js';
import { RoleChoice } from './role-choice.js';

interface Props {
  onClose: () => void;
  onDone: (account: Account) => Promise<void>;
}

/** The form that lets a person of the register sign in. */
export function GiveAccount({ onClose, onDone }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [personId, setPersonId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [roles, setRoles] = useState<Role[]>([]);
  const [keyFor] = useState(onceKeys);
  const { data: person } = usePerson(personId);
  const adding = $api.useMutation('post', '/api/v1/accounts', { onSuccess: onDone });
  const faults = useFieldErrors()(adding.error);
  const password = usePassword(adding.error);
  const submit = () => {
    setAsked(true);
    const given = password.take();
    if (personId === null || given === null) return;
    const body = { personId, password: given, roles };
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={<Follows name={person && personName(person, language)} email={person?.email} />}
      send={t`Give the account`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <PersonSelect
        label={t`Person`}
        description={t`Somebody whom the register knows: a part of the name, in any language`}
        required
        error={isAsked && personId === null ? t`Choose a person` : faults['personId']}
        value={personId}
        onChange={setPersonId}
      />
      <RoleChoice value={roles} onChange={setRoles} />
      <OthersPassword {...password.field} />
    </DialogForm>
  );
}

function Follows({ name, email }: { name: string | undefined; email: string | null | undefined }) {
  if (name === undefined || email === undefined || email === null) {
    return <Trans>Whoever has an account can sign in with their e-mail address and a password.</Trans>;
  }
  return (
    <Trans>
      {name} can sign in at once, with {email} and this password. From now on their roles decide what may be in their
      mail.
    </Trans>
  );
}
