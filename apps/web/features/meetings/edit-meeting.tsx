import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { api } from '../../client/api.js';
import type { Meeting, MeetingChange } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { DialogForm } from '../../look/dialog-form.js';
import { RestoredNote } from '../../look/restored-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useKeptForm } from '../../look/use-kept-form.js';
import { MeetingFieldset } from './meeting-fieldset.js';
import { fieldsOfMeeting, meetingChange, meetingField } from './meeting-form.rules.js';
import { useTold } from './meeting-told.js';
import { useMeetingValidation } from './use-meeting-validation.js';

interface Props {
  meeting: Meeting;
  onClose: () => void;
  onDone: (words: ReactNode) => Promise<void>;
}

/** The form that changes a meeting, over its page. Only what was touched is sent. */
export function EditMeeting({ meeting, onClose, onDone }: Props) {
  const { t } = useLingui();
  const kept = useKeptForm(
    { place: meeting.id, form: 'meeting' },
    { initial: fieldsOfMeeting(meeting), validate: useMeetingValidation() },
  );
  const { form } = kept;
  const fieldErrors = useFieldErrors();
  const told = useTold();
  const path = { id: meeting.id };
  const change = useChange<Meeting, MeetingChange>(meeting, {
    send: (body, header) => api.PATCH('/api/v1/meetings/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/meetings/{id}', { params: { path } }),
    onDone: () => {
      kept.forget();
      return onDone(<Trans>The meeting is changed.</Trans>);
    },
    onRefused: (error) => {
      const { participants } = form.getValues();
      form.setErrors(fieldErrors(error, (field) => meetingField(field, participants)));
    },
  });
  const submit = () => {
    if (form.validate().hasErrors) return;
    const body = meetingChange(meeting, form.getValues());
    if (Object.keys(body).length > 0) return void change.send(body);
    kept.forget();
    void onDone(<Trans>Nothing was changed.</Trans>);
  };
  return (
    <DialogForm
      isKept
      follows={
        <Trans>
          Its commitments keep the references and the deadlines that they have; history keeps what stood here before.
        </Trans>
      }
      send={t`Save`}
      isSending={change.isSending}
      error={change.error}
      changed={change.now && { told: told(meeting, change.now) }}
      {...{ onSubmit: submit, onClose }}
    >
      <div>
        <RestoredNote kept={kept} />
        <MeetingFieldset form={form} />
      </div>
    </DialogForm>
  );
}
