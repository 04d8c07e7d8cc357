import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Account, ChangeAccount } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { ROLE, type Role } from '../../language/words.js';
import { DialogForm } from '../../look/dialog-form.js';
import { usePassword } from '../../look/use-password.js';
import { OthersPassword } from './others-password.js';
import { RoleChoice } from './role-choice.js';

export interface AccountFormProps {
  account: Account;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** What the forms of one account share: sending to the version that was opened, and what is told of another's change. */
function useAccountChange({ account, onClose, onDone }: AccountFormProps) {
  const { t, i18n } = useLingui();
  const params = { path: { personId: account.personId } };
  const change = useChange<Account, ChangeAccount>(account, {
    send: (body, header) => api.PATCH('/api/v1/accounts/{personId}', { params: { ...params, header }, body }),
    read: () => api.GET('/api/v1/accounts/{personId}', { params }),
    onDone,
  });
  const { now, isSending, error } = change;
  const roles = (of: Account) => of.roles.map((role) => i18n._(ROLE[role])).join(', ') || '–';
  const access = (of: Account) => (of.disabledAt === null ? t`open` : t`closed`);
  const changed = now && {
    told: [
      { name: t`Roles`, then: roles(account), now: roles(now) },
      { name: t`Sign-in`, then: access(account), now: access(now) },
    ],
  };
  return { send: change.send, frame: { isSending, error, changed, onClose } };
}

/** What somebody may do. */
export function RolesForm(props: AccountFormProps) {
  const { t } = useLingui();
  const [roles, setRoles] = useState<Role[]>(props.account.roles);
  const { send, frame } = useAccountChange(props);
  return (
    <DialogForm
      {...frame}
      follows={
        <Trans>
          It counts at once, wherever they are signed in. Mail goes by the same rights: what they may no longer read
          goes up the line, what they may read again is theirs again.
        </Trans>
      }
      send={t`Change the roles`}
      onSubmit={() => void send({ roles })}
    >
      <RoleChoice value={roles} onChange={setRoles} />
    </DialogForm>
  );
}

/** For whoever has forgotten theirs, or whose password others know. */
export function PasswordForm(props: AccountFormProps) {
  const { t } = useLingui();
  const { send, frame } = useAccountChange(props);
  const password = usePassword(frame.error);
  const submit = () => {
    const given = password.take();
    if (given !== null) void send({ password: given });
  };
  return (
    <DialogForm
      {...frame}
      follows={<Trans>They are signed out everywhere at once, and sign in again with the new password.</Trans>}
      send={t`Set the password`}
      onSubmit={submit}
    >
      <OthersPassword {...password.field} />
    </DialogForm>
  );
}

/** Closes an account, or opens it again. */
export function AccessForm(props: AccountFormProps) {
  const { t } = useLingui();
  const { send, frame } = useAccountChange(props);
  const isOpen = props.account.disabledAt === null;
  return (
    <DialogForm
      {...frame}
      takesAway={isOpen}
      follows={isOpen ? <WhenDisabled /> : <WhenEnabled />}
      send={isOpen ? t`Disable the account` : t`Enable the account`}
      onSubmit={() => void send({ disabled: isOpen })}
    />
  );
}

function WhenDisabled() {
  return (
    <>
      <p>
        <Trans>They are signed out everywhere at once and cannot sign in any more.</Trans>
      </p>
      <p>
        <Trans>
          Mail that waits for them goes up the line. What they did stays in the register, and posts stay theirs until
          you hand them over. The account can be enabled again.
        </Trans>
      </p>
    </>
  );
}

function WhenEnabled() {
  return (
    <Trans>They can sign in again with the password that they had, in the same roles. Mail reaches them again.</Trans>
  );
}
