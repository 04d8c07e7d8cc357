import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { Dialog } from '../../look/dialog.js';
import { ProblemNote } from '../../look/problem-note.js';
import { RestoredNote } from '../../look/restored-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useKeptForm } from '../../look/use-kept-form.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { blankMeeting, meetingField, type MeetingFields, meetingOf } from './meeting-form.rules.js';

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
  return useKeptForm<MeetingFields>(
    { place: 'meetings', form: 'enter' },
    {
      initial: blankMeeting(),
      validate: {
        title: (title) => (title.trim() === '' ? t`What the meeting is called` : null),
        code: (code) =>
          CODE.test(code) ? null : t`Capital letters, a stroke and the date, as in BY-RU-MOS/2023-12-18`,
        heldOn: (day) => (day === '' ? t`The date of the meeting` : null),
        nextMeetingOn: (day, { heldOn }) => (day !== '' && day <= heldOn ? t`A date after this meeting` : null),
        participants: {
          bodyId: (bodyId, { participants }) =>
            bodyId !== null && participants.filter((one) => one.bodyId === bodyId).length > 1
              ? t`This body is named twice`
              : null,
        },
      },
    },
  );
}

function MeetingForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const entry = $api.useMutation('post', '/api/v1/meetings');
  const kept = useMeetingForm();
  const fieldErrors = useFieldErrors();
  const { form } = kept;
  const submit = form.onSubmit((fields) => {
    const body = meetingOf(fields);
    entry.mutate(
      { body, headers: { 'Idempotency-Key': kept.keyFor(body) } },
      {
        onSuccess: ({ id }) => {
          kept.forget();
          void readAgain();
          void navigate({ to: '/meetings/$id', params: { id } });
        },
        onError: (error) => form.setErrors(fieldErrors(error, (path) => meetingField(path, fields.participants))),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <RestoredNote kept={kept} />
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
