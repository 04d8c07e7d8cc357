import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import { ApiProblem } from '../../client/problem.js';
import { Dialog } from '../../look/dialog.js';
import { ProblemNote } from '../../look/problem-note.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { blankMeeting, faultsByField, meetingOf } from './meeting-form.rules.js';
import { useMeetingForm } from './use-meeting-form.js';

/** The form for a new meeting, over the list; leads on to the meeting. */
export function EnterMeeting({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog opened={opened} onClose={onClose} size="xl" title={t`Enter a meeting`}>
      <MeetingForm onClose={onClose} />
    </Dialog>
  );
}

function MeetingForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [keyFor] = useState(onceKeys);
  const entry = $api.useMutation('post', '/api/v1/meetings');
  const form = useMeetingForm(blankMeeting());
  const submit = form.onSubmit((fields) => {
    const body = meetingOf(fields);
    entry.mutate(
      { body, headers: { 'Idempotency-Key': keyFor(body) } },
      {
        onSuccess: ({ id }) => {
          void readAgain();
          void navigate({ to: '/meetings/$id', params: { id } });
        },
        onError: (error) => {
          if (error instanceof ApiProblem) form.setErrors(faultsByField(error.faults, fields.participants));
        },
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      {entry.error && <ProblemNote error={entry.error} />}
      <MeetingFieldset form={form} />
      <Group mt="md">
        <Button type="submit" loading={entry.isPending}>
          <Trans>Enter the meeting</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
