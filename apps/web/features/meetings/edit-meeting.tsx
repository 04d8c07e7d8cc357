import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { api } from '../../client/api.js';
import type { Meeting, MeetingChange } from '../../client/api.generated.js';
import { ApiProblem } from '../../client/problem.js';
import { useChange } from '../../client/use-change.js';
import { DialogForm } from '../../look/dialog-form.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { faultsByField, fieldsOfMeeting, meetingChange } from './meeting-form.rules.js';
import { useTold } from './meeting-told.js';
import { MEETING_REFUSALS } from './refusals.js';
import { useMeetingForm } from './use-meeting-form.js';

interface Props {
  meeting: Meeting;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** The form that changes a meeting, over its page. Only what was touched is sent. */
export function EditMeeting({ meeting, onClose, onDone }: Props) {
  const { t } = useLingui();
  // What was there when the form opened, whatever is read again beneath it.
  const [opened] = useState(meeting);
  const form = useMeetingForm(fieldsOfMeeting(opened));
  const told = useTold();
  const path = { id: opened.id };
  const change = useChange<Meeting, MeetingChange>(opened, {
    send: (body, header) =>
      api.PATCH('/api/v1/meetings/{id}', { params: { path, header }, body }).catch((error: unknown) => {
        const { participants } = form.getValues();
        if (error instanceof ApiProblem) form.setErrors(faultsByField(error.faults, participants));
        throw error;
      }),
    read: () => api.GET('/api/v1/meetings/{id}', { params: { path } }),
    onDone: () => onDone(<Trans>The meeting is changed.</Trans>),
  });
  const submit = () => {
    if (form.validate().hasErrors) return;
    const body = meetingChange(opened, form.getValues());
    if (Object.keys(body).length > 0) void change.send(body);
    else onDone(<Trans>Nothing was changed.</Trans>);
  };
  return (
    <DialogForm
      follows={
        <Trans>
          Its commitments keep the references and the deadlines that they have; history keeps what stood here before.
        </Trans>
      }
      send={t`Save`}
      isSending={change.isSending}
      error={change.error}
      refusals={MEETING_REFUSALS}
      changed={change.now && { told: told(opened, change.now) }}
      {...{ onSubmit: submit, onClose }}
    >
      <div>
        <MeetingFieldset form={form} />
      </div>
    </DialogForm>
  );
}
