import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconChevronDown } from '@tabler/icons-react';
import type { Account } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { ROLE } from '../../language/words.js';
import { State } from '../../look/state.js';
import { useTimeZone } from '../../session/index.js';
import type { AccountWork } from './account-dialog.js';

interface Props {
  account: Account;
  onWork: (work: AccountWork) => void;
}

/** One account: who, in which roles, whether they can sign in, and what can be done about it. */
export function AccountRow({ account, onWork }: Props) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { email, roles, disabledAt } = account;
  return (
    <tr>
      <th scope="row">{personName(account, language)}</th>
      <td className="address" data-label={t`E-mail`}>
        {email}
      </td>
      <td data-label={t`Roles`}>{roles.map((role) => i18n._(ROLE[role])).join(', ') || <Trans>none</Trans>}</td>
      <td data-label={t`Sign-in`}>
        {disabledAt === null ? (
          <State tone="done" icon={IconCircleCheck}>
            <Trans>open</Trans>
          </State>
        ) : (
          <Closed at={disabledAt} />
        )}
      </td>
      <td>
        <Works account={account} onWork={onWork} />
      </td>
    </tr>
  );
}

function Closed({ at }: { at: string }) {
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const since = dateAndTime(at, { language, timeZone });
  return (
    <State tone="quiet" icon={IconCircleOff}>
      <Trans>closed since {since}</Trans>
    </State>
  );
}

function Works({ account, onWork }: Props) {
  const { t } = useLingui();
  const name = personName(account, useLanguage());
  const isOpen = account.disabledAt === null;
  const of = (kind: AccountWork['kind']) => () => onWork({ kind, account });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          rightSection={<IconChevronDown size={15} aria-hidden />}
          aria-label={t`Change the account: ${name}`}
        >
          <Trans>Change</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={of('roles')}>{t`Change the roles`}</Menu.Item>
        <Menu.Item onClick={of('password')}>{t`Set a new password`}</Menu.Item>
        <Menu.Item onClick={of('address')}>{t`Change the e-mail address`}</Menu.Item>
        <Menu.Item onClick={of('access')}>{isOpen ? t`Disable the account` : t`Enable the account`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
