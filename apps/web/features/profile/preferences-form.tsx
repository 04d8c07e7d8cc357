import { Trans } from '@lingui/react/macro';
import { Button, Group, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Preferences } from '../../client/api.generated.js';
import { touchedOf } from '../../client/touched.rules.js';
import { ChangedNote } from '../../look/changed-note.js';
import { ProblemNote } from '../../look/problem-note.js';
import { SavedNote, useTold } from './preference-notes.js';
import { MailFields, PlaceFields } from './preference-fields.js';
import { type Choice, choicesOf, differing } from './preferences.rules.js';
import { preferencesQuery, useSavePreferences } from './save-preferences.js';

/** What somebody chooses about their screens and mails. Only what was touched is sent: the rest stays what it is by then. */
export function PreferencesForm() {
  const { data } = useSuspenseQuery(preferencesQuery);
  const [stored, setStored] = useState<Preferences>(data);
  const [saved, setSaved] = useState<readonly Choice[] | null>(null);
  const before = choicesOf(stored);
  const form = useForm({ initialValues: before });
  const told = useTold();
  const goOnFrom = (now: Preferences) => {
    form.setValues(choicesOf(now));
    setStored(now);
  };
  const save = useSavePreferences(stored, (now) => {
    setSaved(differing(before, form.values));
    goOnFrom(now);
  });
  const { now } = save;
  const isUnchanged = differing(before, form.values).length === 0;
  const startAnew = () => {
    goOnFrom(now ?? stored);
    save.reset();
  };
  return (
    <form
      onSubmit={form.onSubmit((choices) => void save.send(touchedOf(before, choices)))}
      onChange={() => setSaved(null)}
      className="panel"
      aria-labelledby="preferences"
    >
      <Title order={2} size={18} mb="sm" id="preferences">
        <Trans>Screens and mails</Trans>
      </Title>
      <div className="profile-fields">
        <PlaceFields form={form} />
        <MailFields form={form} />
      </div>
      <div aria-live="polite">{saved && isUnchanged && <SavedNote what={saved} choices={before} />}</div>
      {now ? (
        <ChangedNote told={told({ then: before, now: choicesOf(now), typed: form.values })} />
      ) : (
        save.error !== null && <ProblemNote error={save.error} />
      )}
      <Group mt="md" gap="sm">
        {!now && (
          <Button type="submit" loading={save.isSending} disabled={isUnchanged}>
            <Trans>Save</Trans>
          </Button>
        )}
        {(now !== null || !isUnchanged) && (
          <Button variant="default" onClick={startAnew}>
            {now ? <Trans>Take what is there now</Trans> : <Trans>Leave it as it was</Trans>}
          </Button>
        )}
      </Group>
    </form>
  );
}
