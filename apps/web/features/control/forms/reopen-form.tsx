import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import type { Reopening } from '../../../client/api.generated.js';
import { useToday } from '../../../session/index.js';
import { DayField } from '../../../look/day-field.js';
import { firstNewDay } from '../new-deadline.rules.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { reopen } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { Who } from '../who.js';

interface Values {
  reason: string;
  newDeadline: string;
}

/** What was kept once, or ended, goes back on control. */
export function ReopenForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const today = useToday();
  const first = firstNewDay(opened.currentDeadline, today);
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { reason: '', newDeadline: '' },
      validate: {
        reason: (reason) => (reason.trim() === '' ? t`Say why it is open again` : null),
        newDeadline: (day) => (day && day < first ? t`Choose a day after the deadline that is not over` : null),
      },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: Reopening, headers) => reopen(opened.id, body, headers),
    onDone: () => onDone(<Trans>It is on control again.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <Trans>
          It is on control again, and <Who post={opened.lead} /> has to report on it anew.
        </Trans>
      }
      send={t`Re-open`}
      onSubmit={form.onSubmit(
        ({ reason, newDeadline }) =>
          void sending.submit({ reason: reason.trim(), ...(newDeadline && { newDeadline }) }),
      )}
    >
      <Textarea label={t`Why it is open again`} minRows={3} {...form.getInputProps('reason')} />
      <DayField
        label={t`New term (may be left out)`}
        description={t`Left out, the deadline stays as it is.`}
        from={first}
        clearable
        {...form.getInputProps('newDeadline')}
      />
    </FormFrame>
  );
}
