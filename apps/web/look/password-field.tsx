import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { spokenPassword } from './password.rules.js';

interface Props {
  label: string;
  description: string;
  value: string;
  error: ReactNode;
  onChange: (password: string) => void;
}

/** A new password, typed or made up. What is made up is shown: somebody has to keep it or pass it on. */
export function PasswordField({ onChange, ...field }: Props) {
  const { t } = useLingui();
  const [isShown, setShown] = useState(false);
  const makeUp = () => {
    onChange(spokenPassword(crypto.getRandomValues(new Uint32Array(20))));
    setShown(true);
  };
  return (
    <div>
      <PasswordInput
        {...field}
        aria-invalid={Boolean(field.error)}
        autoComplete="new-password"
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
