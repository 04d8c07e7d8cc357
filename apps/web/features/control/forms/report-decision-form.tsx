import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import type { Commitment, ReportDecision } from '../../../client/api.generated.js';
import { useToday } from '../../../session/index.js';
import { DayField } from '../../../look/day-field.js';
import { firstNewDay } from '../new-deadline.rules.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { ReportQuote } from '../made-before.js';
import { decideReport } from '../requests.js';
import { type KeptForm, useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { Who } from '../who.js';

interface Values {
  outcome: '' | 'accept' | 'return';
  reason: string;
  newDeadline: string;
  reopenedParts: string[];
  close: boolean;
}

const isRepeating = ({ basis }: Commitment) => basis === 'recurring' || basis === 'standing';

/** The controller accepts a final report, or returns it with a reason, a new term and the parts that are open again. */
export function ReportDecisionForm({ action, opened, possible, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const reportId = action.kind === 'decide_report' ? action.reportId : '';
  const report = opened.reports.find(({ id }) => id === reportId);
  const offered = possible.items.flatMap(({ reports }) => reports).find(({ id }) => id === reportId);
  const first = firstNewDay(
    opened.periods.find(({ ordinal }) => ordinal === report?.period)?.currentDeadline,
    useToday(),
  );
  const kept = useKeptForm<Values>(
    { place: opened.id, form: [action.kind, reportId].join('/') },
    {
      initial: { outcome: '', reason: '', newDeadline: '', reopenedParts: [], close: false },
      validate: {
        outcome: (outcome) => (outcome === '' ? t`Accept it or return it` : null),
        reason: (reason, { outcome }) => (outcome === 'return' && reason.trim() === '' ? t`Say what is missing` : null),
        newDeadline: (day, { outcome }) =>
          outcome === 'return' && day && day < first ? t`Choose a day after the deadline that is not over` : null,
      },
    },
  );
  const sending = useSending(opened, {
    kept,
    send: (body: ReportDecision, headers) => decideReport(reportId, body, headers),
    onDone: () =>
      onDone(kept.form.getValues().outcome === 'accept' ? t`The report is accepted.` : t`The report is returned.`),
  });
  if (report === undefined || offered === undefined) return <NothingToDecide />;
  const { form } = kept;
  const words = { accept: t`Accept`, return: t`Return`, '': t`Decide` };
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Next opened={opened} values={form.values} />}
      send={words[form.values.outcome]}
      onSubmit={form.onSubmit((values) => void sending.submit(bodyOf(values)))}
    >
      <ReportQuote report={report} />
      <Radio.Group label={t`Your decision`} {...form.getInputProps('outcome')}>
        <Stack gap={6} mt={4}>
          <Radio value="accept" label={t`Accept: it is done`} disabled={!offered.outcomes.includes('accept')} />
          <Radio value="return" label={t`Return for more work`} disabled={!offered.outcomes.includes('return')} />
        </Stack>
      </Radio.Group>
      <OutcomeFields opened={opened} kept={kept} first={first} />
    </FormFrame>
  );
}

/** What belongs to the decision that is chosen. */
function OutcomeFields({ opened, kept, first }: { opened: Commitment; kept: KeptForm<Values>; first: string }) {
  const { t } = useLingui();
  const { form } = kept;
  const { outcome } = form.values;
  if (outcome === '') return null;
  return (
    <>
      <Textarea
        label={outcome === 'return' ? t`What is missing` : t`Remark (may be left out)`}

        {...form.getInputProps('reason')}
      />
      {outcome === 'return' && <ReturnFields opened={opened} kept={kept} first={first} />}
      {outcome === 'accept' && isRepeating(opened) && (
        <Checkbox
          label={t`Take it off control for good: no further periods`}
          {...form.getInputProps('close', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

/** Only what belongs to the decision that is chosen: what was typed for the other stays in the form. */
function bodyOf({ outcome, reason, newDeadline, reopenedParts, close }: Values): ReportDecision {
  if (outcome !== 'return') return { outcome: 'accept', reason: reason.trim(), reopenedParts: [], close };
  const term = newDeadline ? { newDeadline } : {};
  return { outcome, reason: reason.trim(), ...term, reopenedParts: reopenedParts.map(Number), close: false };
}

function ReturnFields({ opened, kept, first }: { opened: Commitment; kept: KeptForm<Values>; first: string }) {
  const { t } = useLingui();
  const complete = opened.parts.filter(({ completedAt }) => completedAt !== null);
  return (
    <>
      <DayField
        label={t`New term (may be left out)`}
        description={t`Left out, the deadline stays as it is.`}
        from={first}
        clearable
        {...kept.form.getInputProps('newDeadline')}
      />
      {complete.length > 0 && (
        <Checkbox.Group label={t`Parts that are open again`} {...kept.form.getInputProps('reopenedParts')}>
          <Stack gap={6} mt={4}>
            {complete.map(({ number, text }) => (
              <Checkbox key={number} value={String(number)} label={[number, text].join('. ')} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}

function Next({ opened, values }: { opened: Commitment; values: Values }) {
  if (values.outcome === 'return') {
    return (
      <Trans>
        It is on control again. <Who post={opened.lead} /> hears what is missing and is reminded as before.
      </Trans>
    );
  }
  if (values.outcome === '') return <Trans>Nothing is accepted by itself: it waits until you decide.</Trans>;
  if (isRepeating(opened) && !values.close) {
    return <Trans>The period is settled; the commitment stays on control for the next one.</Trans>;
  }
  return <Trans>The commitment leaves control as kept, and no reminder of it is sent any more.</Trans>;
}

/** Somebody else has decided meanwhile, or it is not the reader's to decide. */
export function NothingToDecide() {
  return (
    <Alert color="gray" variant="light">
      <Trans>
        There is nothing left to decide here: it has been decided on meanwhile, or it is not yours to decide.
      </Trans>
    </Alert>
  );
}
