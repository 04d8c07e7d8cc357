import { Trans } from '@lingui/react/macro';
import { Button, Group, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../client/api.js';
import type { Preferences } from '../../client/api.generated.js';
import { isStale } from '../../client/problem.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Changed, SavedNote } from './preference-notes.js';
import { MailFields, PlaceFields } from './preference-fields.js';
import { changed, choicesOf, differing } from './preferences.rules.js';
import { preferencesQuery, useSavePreferences } from './save-preferences.js';

/**
 * What somebody chooses about their screens and mails. Where somebody else changed it meanwhile, what was touched here stays
 * as it was typed and the rest becomes what it is now.
 */
export function PreferencesForm() {
  const { data } = useSuspenseQuery(preferencesQuery);
  const [stored, setStored] = useState<Preferences>(data);
  const form = useForm({ initialValues: choicesOf(stored) });
  const save = useSavePreferences();
  const unchanged = differing(choicesOf(stored), form.values).length === 0;
  const goOnFrom = (now: Preferences) => {
    form.setValues((typed) => ({
      ...choicesOf(now),
      ...changed(choicesOf(stored), { ...choicesOf(stored), ...typed }),
    }));
    setStored(now);
  };
  const submit = form.onSubmit((choices) =>
    save.mutate(
      { stored, choices },
      {
        onSuccess: ({ saved }) => setStored(saved),
        onError: (error) => {
          if (isStale(error))
            void queryClient.fetchQuery({ ...preferencesQuery, staleTime: 0 }).then(goOnFrom, () => undefined);
        },
      },
    ),
  );
  const changeAgain = () => save.reset();
  return (
    <form onSubmit={submit} onChange={changeAgain} className="panel" aria-labelledby="preferences">
      <Title order={2} size={18} mb="sm" id="preferences">
        <Trans>Screens and mails</Trans>
      </Title>
      <div className="profile-fields">
        <PlaceFields form={form} />
        <MailFields form={form} />
      </div>
      <div aria-live="polite">
        {save.isSuccess && unchanged && <SavedNote what={save.data.what} choices={choicesOf(save.data.saved)} />}
      </div>
      {save.error &&
        (isStale(save.error) ? (
          <Changed stored={choicesOf(stored)} typed={form.values} />
        ) : (
          <ProblemNote error={save.error} />
        ))}
      <Group mt="md" gap="sm">
        <Button type="submit" loading={save.isPending} disabled={unchanged}>
          <Trans>Save</Trans>
        </Button>
        {!unchanged && (
          <Button variant="default" onClick={() => form.setValues(choicesOf(stored))}>
            <Trans>Leave it as it was</Trans>
          </Button>
        )}
      </Group>
    </form>
  );
}
