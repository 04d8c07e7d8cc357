import { useLingui } from '@lingui/react/macro';
import { PasswordField } from '../../look/password-field.js';
import { SHORTEST_PASSWORD } from '../../look/password.rules.js';
import type { usePassword } from '../../look/use-password.js';

/** A password that is set for somebody else, who has to be told it. */
export function OthersPassword(field: ReturnType<typeof usePassword>['field']) {
  const { t } = useLingui();
  return (
    <PasswordField
      label={t`Password`}
      description={t`At least ${SHORTEST_PASSWORD} characters of any kind. Pass it on yourself: no mail tells it.`}
      {...field}
    />
  );
}
