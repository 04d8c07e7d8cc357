import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PersonReference, Post, Tenure } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { Dialog } from '../../look/dialog.js';
import { AddTenure } from './add-tenure.js';
import { ChangePost } from './change-post.js';
import { CorrectTenure } from './correct-tenure.js';

/** What an administrator has begun to do with a post. */
export type PostWork =
  { kind: 'change'; post: Post } | { kind: 'add_tenure' } | { kind: 'correct_tenure'; tenure: Tenure };

interface Props {
  work: PostWork | null;
  post: Post;
  tenures: readonly Tenure[];
  onClose: () => void;
  /** It is done; what is said of it. */
  onDone: (words: ReactNode) => Promise<void>;
}

/** The form for what was begun, over the page of a post. */
export function PostDialog({ work, post, tenures, onClose, onDone }: Props) {
  const { t } = useLingui();
  const titles = {
    change: t`Change the post`,
    add_tenure: t`Add a tenure`,
    correct_tenure: t`End or correct the tenure`,
  };
  const changed = (tenure: Tenure) => onDone(<Changed person={tenure.person} />);
  return (
    <Dialog opened={work !== null} onClose={onClose} title={work && titles[work.kind]}>
      {work?.kind === 'change' && (
        <ChangePost {...{ post: work.post, onClose }} onDone={() => onDone(<Trans>The post is saved.</Trans>)} />
      )}
      {work?.kind === 'add_tenure' && (
        <AddTenure {...{ post, tenures, onClose }} onDone={({ person }) => onDone(<Entered person={person} />)} />
      )}
      {work?.kind === 'correct_tenure' && (
        <CorrectTenure {...{ tenure: work.tenure, tenures, onClose }} onDone={changed} />
      )}
    </Dialog>
  );
}

function Entered({ person }: { person: PersonReference }) {
  const name = personName(person, useLanguage());
  return <Trans>{name} stands in the list of holders. Reminders are planned anew.</Trans>;
}

function Changed({ person }: { person: PersonReference }) {
  const name = personName(person, useLanguage());
  return <Trans>The tenure of {name} is saved. Reminders are planned anew.</Trans>;
}
