import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, PasswordInput, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { $api } from '../../client/api.js';
import { useFirstFault } from '../../look/first-fault.js';
import { PasswordField } from '../../look/password-field.js';
import { SHORTEST_PASSWORD } from '../../look/password.rules.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { usePassword } from '../../look/use-password.js';
import { useProfile } from '../../session/index.js';
import { devicesQuery } from './devices.js';

/** A new password for the reader, who alone then knows it. */
export function ChangePassword() {
  const { t } = useLingui();
  const { person } = useProfile();
  const { ref, current, password, faults, sending, submit } = useChange();
  const isElsewhere = sending.error !== null && Object.keys(faults).length === 0;
  return (
    <form ref={ref} onSubmit={submit} className="panel" aria-labelledby="password" noValidate>
      <Title order={2} size={18} mb="sm" id="password">
        <Trans>Change my password</Trans>
      </Title>
      {/* For password managers, which keep the new one under it. */}
      <input hidden readOnly autoComplete="username" value={person.email} />
      <div className="profile-fields">
        <PasswordInput
          label={t`Current password`}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          aria-invalid={Boolean(current.error)}
          {...current}
        />
        <PasswordField
          label={t`New password`}
          description={t`At least ${SHORTEST_PASSWORD} characters of any kind. Not your address, nor what everybody tries first.`}
          {...password}
        />
      </div>
      <div role="status">
        {sending.isSuccess && (
          <Alert
            color="green"
            variant="light"
            icon={<IconCircleCheck aria-hidden />}
            mt="md"
            title={t`Your password is changed`}
          >
            <Trans>You are signed out everywhere else, and sign in there again with the new password.</Trans>
          </Alert>
        )}
      </div>
      {isElsewhere && <ProblemNote error={sending.error} />}
      <Button type="submit" mt="md" loading={sending.isPending}>
        <Trans>Change the password</Trans>
      </Button>
    </form>
  );
}

/** What was typed, what is wrong with it, and its sending. Once it is done nothing of it is kept. */
function useChange() {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [current, setCurrent] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = $api.useMutation('put', '/api/v1/session/password', {
    onSuccess: () => {
      setCurrent('');
      setAsked(false);
      password.clear();
      return cache.invalidateQueries({ queryKey: devicesQuery.queryKey });
    },
  });
  const { error } = sending;
  const password = usePassword(error);
  const faults = useFieldErrors()(error);
  const { ref, submitting } = useFirstFault(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const given = password.take();
    if (current !== '' && given !== null) sending.mutate({ body: { current, password: given } });
  };
  const currentField = {
    value: current,
    error: isAsked && current === '' ? t`Your current password is needed` : faults['current'],
    onChange: (event: { currentTarget: HTMLInputElement }) => setCurrent(event.currentTarget.value),
  };
  return { ref, current: currentField, password: password.field, faults, sending, submit: submitting(submit) };
}
