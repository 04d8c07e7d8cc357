import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { SHORTEST_PASSWORD, spokenPassword } from './password.rules.js';

interface Props {
  value: string;
  error: string | null;
  onChange: (password: string) => void;
}

/** A new password, typed or made up. What is made up is shown: somebody has to pass it on. */
export function PasswordField({ value, error, onChange }: Props) {
  const { t } = useLingui();
  const [isShown, setShown] = useState(false);
  const makeUp = () => {
    onChange(spokenPassword(crypto.getRandomValues(new Uint32Array(20))));
    setShown(true);
  };
  return (
    <div>
      <PasswordInput
        label={t`Password`}
        description={t`At least ${SHORTEST_PASSWORD} characters of any kind. Pass it on yourself: no mail tells it.`}
        autoComplete="new-password"
        value={value}
        error={error}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{ 'aria-label': isShown ? t`Hide the password` : t`Show the password` }}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Button variant="default" size="compact-md" mt={6} onClick={makeUp}>
        <Trans>Make one up</Trans>
      </Button>
    </div>
  );
}
