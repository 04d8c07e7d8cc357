import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { $api, queryClient } from '../../client/api.js';
import { ApiProblem } from '../../client/problem.js';
import { useFirstFault } from '../../look/first-fault.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Refusal } from './refusal.js';

/** Where somebody signs in, and from where they go on to what they had opened. */
export function SignInPage() {
  const { t } = useLingui();
  const { to } = useSearch({ from: '/visitor/sign-in' });
  const navigate = useNavigate();
  const signIn = $api.useMutation('post', '/api/v1/session');
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (/^\S+@\S+$/.test(email) ? null : t`Enter your e-mail address, as name@ministry`),
      password: (password) => (password === '' ? t`Enter your password` : null),
    },
  });
  const submit = form.onSubmit((body) =>
    signIn.mutate(
      { body },
      {
        onSuccess: () => {
          queryClient.clear();
          // As an address: the filters or the form that it asks for come along.
          void navigate({ href: to ?? '/' });
        },
      },
    ),
  );
  const { ref, submitting } = useFirstFault(signIn.error);
  const refused = signIn.error instanceof ApiProblem && signIn.error.status === 401;
  return (
    <div className="panel narrow">
      <PageTitle title={t`Sign in`} below={<Trans>A register of what governments promise each other.</Trans>} />
      {refused ? <Refusal /> : signIn.error && <ProblemNote error={signIn.error} />}
      <form ref={ref} onSubmit={submitting(submit)} noValidate>
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          autoFocus
          required
          mb="sm"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          mb="md"
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          aria-invalid={form.errors['password'] !== undefined}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          <Trans context="button">Sign in</Trans>
        </Button>
      </form>
    </div>
  );
}
