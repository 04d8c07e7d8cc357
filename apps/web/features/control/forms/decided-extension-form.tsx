import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import type { Commitment, DecidedExtension, HeldPost, PossibleActions } from '../../../client/api.generated.js';
import { longDate } from '../../../language/dates.js';
import { useLanguage } from '../../../language/language.js';
import { DayField } from '../../../look/day-field.js';
import { useToday } from '../../../session/index.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { firstNewDay } from '../new-deadline.rules.js';
import { extendByDecision } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { Who } from '../who.js';
import { dayFault } from './day-fault.js';
import { DaysLater, DeadlineSoFar } from './extension-form.js';
import { NothingToDecide } from './report-decision-form.js';

interface Values {
  to: string;
  reason: string;
  decidedByPostId: string;
}

/** Whose decision it can be, and for which period. */
function scopeOf({ controller, author }: Commitment, { items }: PossibleActions) {
  const found = items.find(({ action }) => action === 'extend_by_decision');
  const posts = new Map([controller, author].map((post) => [post.id, post]));
  const deciders = [...posts.values()].filter(({ id }) => found?.deciders.includes(id));
  return { deciders, period: found?.periods[0] };
}

/** The controller or the author's side moves the deadline unasked, or a registrar enters that they have. */
export function DecidedExtensionForm({ action, opened, possible, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const today = useToday();
  const { deciders, period } = scopeOf(opened, possible);
  const held = opened.periods.find(({ ordinal }) => ordinal === (period ?? opened.period))?.currentDeadline ?? today;
  const first = firstNewDay(held, today);
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { to: '', reason: '', decidedByPostId: deciders.length === 1 ? (deciders[0]?.id ?? '') : '' },
      validate: {
        to: (day) =>
          dayFault(day, first, {
            missing: t`Say until when`,
            over: t`Choose a day after the deadline that is not over`,
          }),
        reason: (reason) => (reason.trim() === '' ? t`Say why the deadline moves` : null),
        decidedByPostId: (id) => (id === '' ? t`Choose the post of the author or of the controller` : null),
      },
    },
  );
  const { form } = kept;
  const { to: day, decidedByPostId } = form.values;
  const decider = deciders.find(({ id }) => id === decidedByPostId);
  const to = day === '' ? null : longDate(day, language);
  const sending = useSending(opened, {
    kept,
    send: (body: DecidedExtension, headers) => extendByDecision(opened.id, body, headers),
    onDone: () => {
      const moved = longDate(form.getValues().to, language);
      onDone(<Trans>The deadline is {moved} now.</Trans>);
    },
  });
  if (deciders.length === 0) return <NothingToDecide />;
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Next to={to} decider={decider} />}
      send={t`Move the deadline`}
      onSubmit={form.onSubmit(
        ({ reason, ...values }) => void sending.submit({ ...values, reason: reason.trim(), ...(period && { period }) }),
      )}
    >
      <DeadlineSoFar opened={opened} held={held} />
      <DayField label={t`New deadline`} from={first} {...form.getInputProps('to')} />
      <DaysLater held={held} to={day} />
      {deciders.length > 1 && (
        <Radio.Group label={t`Whose decision it is`} {...form.getInputProps('decidedByPostId')}>
          <Stack gap={6} mt={4}>
            {deciders.map((post) => (
              <Radio key={post.id} value={post.id} label={<Who post={post} />} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea label={t`Why the deadline moves`} minRows={3} {...form.getInputProps('reason')} />
    </FormFrame>
  );
}

function Next({ to, decider }: { to: string | null; decider: HeldPost | undefined }) {
  return (
    <>
      <p>
        {to === null ? (
          <Trans>The deadline moves at once; the original one stays on record. Reminders are planned anew.</Trans>
        ) : (
          <Trans>The deadline becomes {to}; the original one stays on record. Reminders are planned anew.</Trans>
        )}
      </p>
      {decider && (
        <Trans>
          It is entered as the decision of <Who post={decider} />.
        </Trans>
      )}
    </>
  );
}
