import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Account } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { Dialog } from '../../look/dialog.js';
import { MendAddress } from '../people/index.js';
import { AccessForm, PasswordForm, RolesForm } from './account-forms.js';
import { GiveAccount } from './give-account.js';

/** What an administrator has begun to do. */
export type AccountWork = { kind: 'give' } | { kind: 'roles' | 'password' | 'access' | 'address'; account: Account };

interface Props {
  work: AccountWork | null;
  onClose: () => void;
  /** It is done; what is said of it. */
  onDone: (words: ReactNode) => Promise<void>;
}

/** The form for what was begun, over the list. */
export function AccountDialog({ work, onClose, onDone }: Props) {
  const title = useTitle(work);
  return (
    <Dialog opened={work !== null} onClose={onClose} title={title}>
      {work && <FormOf key={work.kind} {...{ work, onClose, onDone }} />}
    </Dialog>
  );
}

function useTitle(work: AccountWork | null): string {
  const { t } = useLingui();
  const language = useLanguage();
  if (work === null) return '';
  if (work.kind === 'give') return t`Give a person an account`;
  const { disabledAt } = work.account;
  const name = personName(work.account, language);
  switch (work.kind) {
    case 'roles':
      return t`Roles of ${name}`;
    case 'password':
      return t`New password for ${name}`;
    case 'address':
      return t`E-mail address of ${name}`;
    case 'access':
      return disabledAt === null ? t`Disable the account of ${name}` : t`Enable the account of ${name}`;
  }
}

function FormOf({ work, onClose, onDone }: Props & { work: AccountWork }) {
  const language = useLanguage();
  if (work.kind === 'give') {
    return <GiveAccount onClose={onClose} onDone={(given) => onDone(<Given account={given} />)} />;
  }
  const { account } = work;
  const name = personName(account, language);
  switch (work.kind) {
    case 'roles':
      return <RolesForm {...{ account, onClose }} onDone={() => onDone(<Trans>{name} has the new roles.</Trans>)} />;
    case 'password':
      return (
        <PasswordForm
          {...{ account, onClose }}
          onDone={() => onDone(<Trans>{name} has a new password. Pass it on yourself.</Trans>)}
        />
      );
    case 'address':
      return (
        <MendAddress
          personId={account.personId}
          onClose={onClose}
          onDone={() => onDone(<Trans>{name} has the new address: for signing in and for mail.</Trans>)}
        />
      );
    case 'access':
      return (
        <AccessForm
          {...{ account, onClose }}
          onDone={() => onDone(account.disabledAt === null ? <Disabled name={name} /> : <Enabled name={name} />)}
        />
      );
  }
}

function Given({ account }: { account: Account }) {
  const name = personName(account, useLanguage());
  const { email } = account;
  return (
    <Trans>
      {name} can sign in with {email}. Pass the password on yourself.
    </Trans>
  );
}

function Disabled({ name }: { name: string }) {
  return <Trans>The account of {name} is disabled, and their sessions have ended.</Trans>;
}

function Enabled({ name }: { name: string }) {
  return <Trans>The account of {name} is enabled again.</Trans>;
}
