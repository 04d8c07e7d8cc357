import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { Dialog } from '../../look/dialog.js';
import { ChangePerson } from './change-person.js';
import { ErasePerson } from './erase-person.js';

/** What an administrator has begun to do with a person. */
export interface PersonWork {
  kind: 'change' | 'erase';
  /** As they were when it was begun. */
  person: Person;
}

interface Props {
  work: PersonWork | null;
  onClose: () => void;
  /** It is done; what is said of it. */
  onDone: (words: ReactNode) => Promise<void>;
}

/** The form for what was begun, over the page of a person. */
export function PersonDialog({ work, onClose, onDone }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const name = work ? personName(work.person, language) : '';
  return (
    <Dialog
      opened={work !== null}
      onClose={onClose}
      title={work?.kind === 'erase' ? t`Erase ${name} for good` : t`Change ${name}`}
    >
      {work?.kind === 'change' && (
        <ChangePerson person={work.person} onClose={onClose} onDone={(person) => onDone(<Changed person={person} />)} />
      )}
      {work?.kind === 'erase' && (
        <ErasePerson
          person={work.person}
          onClose={onClose}
          onDone={() => onDone(<Trans>Nothing is left here that tells who it was.</Trans>)}
        />
      )}
    </Dialog>
  );
}

function Changed({ person }: { person: Person }) {
  const name = personName(person, useLanguage());
  return <Trans>{name} is saved.</Trans>;
}
