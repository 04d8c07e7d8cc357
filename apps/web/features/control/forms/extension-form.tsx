import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import type { Commitment, NewExtension } from '../../../client/api.generated.js';
import { longDate } from '../../../language/dates.js';
import { daysBetween } from '../../../language/days.rules.js';
import { useLanguage } from '../../../language/language.js';
import { useToday } from '../../../session/index.js';
import { DayField } from '../../../look/day-field.js';
import { firstNewDay } from '../new-deadline.rules.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { sendExtension } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { PauseWords, Who } from '../who.js';
import { dayFault } from './day-fault.js';

interface Values {
  to: string;
  reason: string;
}

/** A request for a later deadline. What has slipped already stands above it. */
export function ExtensionForm({ action, opened, possible, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const today = useToday();
  const [period] = possible.items.find((one) => one.action === 'request_extension')?.periods ?? [];
  const held = opened.periods.find(({ ordinal }) => ordinal === (period ?? opened.period))?.currentDeadline ?? today;
  const first = firstNewDay(held, today);
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { to: '', reason: '' },
      validate: {
        to: (day) =>
          dayFault(day, first, {
            missing: t`Say until when`,
            over: t`Choose a day after the deadline that is not over`,
          }),
        reason: (reason) => (reason.trim() === '' ? t`Say why it takes longer` : null),
      },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: NewExtension, headers) => sendExtension(opened.id, body, headers),
    onDone: () => onDone(<Trans>Your request is sent. The deadline stays until it is granted.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <>
          <p>
            <Trans>
              <Who post={opened.controller} /> or <Who post={opened.author} /> decides. Until then the deadline stays.
            </Trans>
          </p>
          <PauseWords opened={opened} />
        </>
      }
      send={t`Ask for it`}
      onSubmit={form.onSubmit(
        ({ to, reason }) => void sending.submit({ to, reason: reason.trim(), ...(period && { period }) }),
      )}
    >
      <DeadlineSoFar opened={opened} held={held} />
      <DayField label={t`New deadline`} from={first} {...form.getInputProps('to')} />
      <DaysLater held={held} to={form.values.to} />
      <Textarea label={t`Why it takes longer`} minRows={3} {...form.getInputProps('reason')} />
    </FormFrame>
  );
}

/** By how many days a deadline would move; nothing while no later day is chosen. */
export function DaysLater({ held, to }: { held: string; to: string }) {
  if (to <= held) return null;
  return (
    <p className="control-note">
      <Plural value={daysBetween(held, to)} one="# day later than now" other="# days later than now" />
    </p>
  );
}

/** The deadline and what has become of it, for whoever asks to move it and whoever decides. */
export function DeadlineSoFar({ opened, held }: { opened: Commitment; held: string }) {
  const language = useLanguage();
  const { count, days } = opened.slip;
  const now = longDate(held, language);
  return (
    <div className="control-quote">
      <p>
        <Trans>
          Deadline now: <b>{now}</b>
        </Trans>
      </p>
      {count === 0 ? (
        <Trans>It has not been moved yet.</Trans>
      ) : (
        <>
          <Plural value={count} one="Moved # time so far" other="Moved # times so far" />,{' '}
          <Plural value={days} one="by # day" other="by # days" />
        </>
      )}
    </div>
  );
}
