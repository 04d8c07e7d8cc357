import { useLingui } from '@lingui/react/macro';
import type { FormRulesRecord } from '@mantine/form';
import type { MeetingFields } from './meeting-form.rules.js';

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*\/\d{4}-\d{2}-\d{2}(-\d+)?$/;

/** What the form of a meeting asks for before anything is sent. */
export function useMeetingValidation(): FormRulesRecord<MeetingFields> {
  const { t } = useLingui();
  return {
    title: (title) => (title.trim() === '' ? t`Say what the meeting is called` : null),
    code: (code) =>
      CODE.test(code) ? null : t`Give capital letters, a stroke and the date, as in BY-RU-MOS/2023-12-18`,
    heldOn: (day) => (day === '' ? t`Say when the meeting is held` : null),
    nextMeetingOn: (day, { heldOn }) => (day !== '' && day <= heldOn ? t`Choose a date after this meeting` : null),
    participants: {
      bodyId: (bodyId, { participants }) =>
        bodyId !== null && participants.filter((one) => one.bodyId === bodyId).length > 1
          ? t`This body is named twice`
          : null,
    },
  };
}
