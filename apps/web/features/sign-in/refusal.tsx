import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';

/** The same words for an unknown address and a wrong password: nobody learns who has an account. */
export function Refusal() {
  const { t } = useLingui();
  return (
    <Alert role="alert" color="red" variant="light" mb="md" title={t`This address and password do not fit together`}>
      <Trans>Check both and try again. If you have forgotten your password, ask your administrator.</Trans>
    </Alert>
  );
}
