import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../client/api.js';
import type { Person } from '../../client/api.generated.js';
import { LANGUAGES } from '../../language/languages.js';
import { CLASSIFICATION } from '../../language/words.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useToldName } from './name-words.js';
import { draftOfPerson, faultsOfPerson, writtenPerson } from './person-draft.rules.js';
import { PersonFields } from './person-fields.js';
import { useDraftedChange } from './use-drafted-change.js';

interface Props {
  person: Person;
  onClose: () => void;
  onDone: (person: Person) => Promise<void>;
}

/** The form for who somebody is now. */
export function ChangePerson({ person, onClose, onDone }: Props) {
  const { t } = useLingui();
  const path = { id: person.id };
  const { now, fields, frame } = useDraftedChange(person, {
    draftOf: draftOfPerson,
    written: writtenPerson,
    faultsOf: faultsOfPerson,
    send: (body, header) => api.PATCH('/api/v1/persons/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/persons/{id}', { params: { path } }),
    onDone,
  });
  const told = useTold(person, now);
  return (
    <DialogForm
      {...frame}
      follows={
        <Trans>
          They are called so everywhere from now on, in what they did before too. The next mail goes by what stands
          here; with another address they sign in with that one.
        </Trans>
      }
      send={t`Save the person`}
      changed={told && { told }}
      onClose={onClose}
    >
      <PersonFields {...fields} />
    </DialogForm>
  );
}

/** Two versions of a person, in words; null as long as there is only one. */
function useTold(then: Person, now: Person | null) {
  const { t, i18n } = useLingui();
  const toldName = useToldName('person');
  if (now === null) return null;
  const both = (name: string, words: (person: Person) => string) => ({ name, then: words(then), now: words(now) });
  const names = (of: Person) => ({ en: of.name, ...of.names });
  return [
    ...toldName(names(then), names(now)),
    both(t`E-mail`, ({ email }) => email ?? '–'),
    both(t`Language of screens and mails`, ({ language }) => LANGUAGES[language]),
    both(t`Time zone`, ({ timeZone }) => timeZone),
    both(t`May read up to`, ({ clearance }) => (clearance ? i18n._(CLASSIFICATION[clearance]) : '–')),
    both(t`Code`, ({ code }) => code),
  ];
}
