import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { longDate } from '../../../language/dates.js';
import { useLanguage } from '../../../language/language.js';
import { useToday } from '../../../session/index.js';
import { DayField } from '../../../look/day-field.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { sendAcknowledgement } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { PauseWords } from '../who.js';
import { dayFault } from './day-fault.js';

interface Values {
  willReportBy: string;
  note: string;
}

/** "Seen, will report by": the least answer to a reminder. */
export function AcknowledgeForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const today = useToday();
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { willReportBy: '', note: '' },
      validate: {
        willReportBy: (day) =>
          dayFault(day, today, { missing: t`Say by when you will report`, over: t`Choose a day that is not over` }),
      },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: { willReportBy: string; note: string }, headers) => sendAcknowledgement(opened.id, body, headers),
    onDone: () => {
      const day = longDate(form.getValues().willReportBy, language);
      onDone(<Trans>It is noted that you will report by {day}.</Trans>);
    },
  });
  const wasLate = opened.acknowledgements.some(({ late, period }) => late && period === opened.period);
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <>
          <p>
            <Trans>The deadline stays as it is: to move it, ask for an extension.</Trans>
          </p>
          {wasLate ? (
            <Trans>You have said so after the deadline once: the reminders go on.</Trans>
          ) : (
            <PauseWords opened={opened} />
          )}
        </>
      }
      send={t`Send`}
      onSubmit={form.onSubmit(({ willReportBy, note }) => void sending.submit({ willReportBy, note: note.trim() }))}
    >
      <DayField label={t`I will report by`} from={today} {...form.getInputProps('willReportBy')} />
      <Textarea label={t`Note (may be left out)`} {...form.getInputProps('note')} />
    </FormFrame>
  );
}
