import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import { ApiProblem } from '../../client/problem.js';
import { Dialog } from '../../look/dialog.js';
import { ProblemNote } from '../../look/problem-note.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { blankMeeting, faultsByField, type MeetingFields, meetingOf } from './meeting-form.rules.js';

/** The form for a new meeting, over the list; leads on to the meeting. */
export function EnterMeeting({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog opened={opened} onClose={onClose} size="xl" title={t`Enter a meeting`}>
      <MeetingForm onClose={onClose} />
    </Dialog>
  );
}

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*\/\d{4}-\d{2}-\d{2}(-\d+)?$/;

function useMeetingForm() {
  const { t } = useLingui();
  return useForm<MeetingFields>({
    initialValues: blankMeeting(),
    validate: {
      title: (title) => (title.trim() === '' ? t`What the meeting is called` : null),
      code: (code) => (CODE.test(code) ? null : t`Capital letters, a stroke and the date, as in BY-RU-MOS/2023-12-18`),
      heldOn: (day) => (day === '' ? t`The date of the meeting` : null),
      nextMeetingOn: (day, { heldOn }) => (day !== '' && day <= heldOn ? t`A date after this meeting` : null),
      participants: {
        bodyId: (bodyId, { participants }) =>
          bodyId !== null && participants.filter((one) => one.bodyId === bodyId).length > 1
            ? t`This body is named twice`
            : null,
      },
    },
  });
}

function MeetingForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [keyFor] = useState(onceKeys);
  const entry = $api.useMutation('post', '/api/v1/meetings');
  const form = useMeetingForm();
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
