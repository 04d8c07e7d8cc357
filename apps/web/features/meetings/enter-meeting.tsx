import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { Dialog } from '../../look/dialog.js';
import { useFirstFault } from '../../look/first-fault.js';
import { ProblemNote } from '../../look/problem-note.js';
import { RestoredNote } from '../../look/restored-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useKeptForm } from '../../look/use-kept-form.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { blankMeeting, meetingField, meetingOf } from './meeting-form.rules.js';
import { useMeetingValidation } from './use-meeting-validation.js';

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
  const entry = $api.useMutation('post', '/api/v1/meetings');
  const kept = useKeptForm(
    { place: 'meetings', form: 'enter' },
    { initial: blankMeeting(), validate: useMeetingValidation() },
  );
  const fieldErrors = useFieldErrors();
  const { form } = kept;
  const { ref, submitting } = useFirstFault(entry.error);
  const submit = form.onSubmit(async (fields) => {
    const body = meetingOf(fields);
    try {
      const { id } = await entry.mutateAsync({ body, headers: { 'Idempotency-Key': kept.keyFor(body) } });
      kept.forget();
      await readAgain();
      await navigate({ to: '/meetings/$id', params: { id } });
    } catch (error) {
      form.setErrors(fieldErrors(error, (path) => meetingField(path, fields.participants)));
    }
  });
  return (
    <form ref={ref} onSubmit={submitting(submit)} noValidate>
      <RestoredNote kept={kept} />
      {entry.error && <ProblemNote error={entry.error} />}
      <MeetingFieldset form={form} />
      <Group mt="md">
        <Button type="submit" loading={form.submitting}>
          <Trans>Enter the meeting</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
