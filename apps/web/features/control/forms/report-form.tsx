import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Radio, Select, Stack, Textarea } from '@mantine/core';
import type { Commitment, Report } from '../../../client/api.generated.js';
import { inZone, longDate, shortDate } from '../../../language/dates.js';
import { useLanguage } from '../../../language/language.js';
import { Hint } from '../../../look/hint.js';
import { useTimeZone } from '../../../session/index.js';
import { ReportedToLead } from '../made-before.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { partsToComplete } from '../report.rules.js';
import type { KeptForm } from '../../../look/use-kept-form.js';
import { PauseWords, Who } from '../who.js';
import { EvidenceField } from './evidence-field.js';
import { periodChoices } from './period.rules.js';
import { type ReportValues, useReport } from './use-report.js';

/** What was done: an interim report, or the final one that asks for the commitment to be taken off control. */
export function ReportForm(props: FormProps) {
  const { t } = useLingui();
  const { opened, onClose } = props;
  const { kept, sending, isFinal, isChoice, isToLead, isForLead, waiting, periods, period, submit } = useReport(props);
  const { form } = kept;
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={isFinal ? <FinalNext opened={opened} /> : <InterimNext {...{ opened, isToLead, waiting }} />}
      send={isFinal ? t`Send the final report` : t`Send the report`}
      onSubmit={form.onSubmit(submit)}
    >
      {isForLead && (
        <p className="control-note">
          <span>
            <Trans>
              The report is entered for: <Who post={opened.lead} />
            </Trans>
          </span>
        </p>
      )}
      <ReportedToLead opened={opened} />
      {isChoice && (
        <Radio.Group label={t`Is it done?`} {...form.getInputProps('kind')}>
          <Stack gap={6} mt={4}>
            <Radio value="final" label={t`Done: this is the final report`} />
            <Radio value="interim" label={t`Not yet: this is how far it is`} />
          </Stack>
        </Radio.Group>
      )}
      <PeriodField periods={periodChoices(opened, periods)} period={period} kept={kept} />
      <Textarea
        label={t`What was done`}
        description={t`One sentence is enough. Whoever has to accept it reads this first.`}

        minRows={3}
        data-autofocus
        {...form.getInputProps('text')}
      />
      <PartsField opened={opened} isFinal={isFinal} kept={kept} />
      <EvidenceField
        pieces={form.values.evidence}
        errors={form.errors}
        onChange={(evidence) => form.setFieldValue('evidence', evidence)}
        onAdd={(piece) => form.insertListItem('evidence', piece)}
      />
    </FormFrame>
  );
}

function FinalNext({ opened }: { opened: Commitment }) {
  return (
    <>
      <p>
        <Trans>
          <Who post={opened.controller} /> is asked to accept it. Nothing is accepted by itself.
        </Trans>{' '}
        <Hint of="removal" />
      </p>
      <Trans>While it waits, no reminders of this deadline are sent.</Trans>
    </>
  );
}

interface InterimProps {
  opened: Commitment;
  isToLead: boolean;
  /** The final report on the same period, where one waits. */
  waiting: Report | undefined;
}

function InterimNext({ opened, isToLead, waiting }: InterimProps) {
  if (isToLead) {
    return (
      <Trans>
        It goes to <Who post={opened.lead} />, who leads this and answers for the whole.
      </Trans>
    );
  }
  if (waiting) return <AddedNext to={waiting} />;
  return (
    <>
      <p>
        <Trans>It stays on control: only a final report that is accepted takes it off.</Trans>
      </p>
      <PauseWords opened={opened} />
    </>
  );
}

function AddedNext({ to }: { to: Report }) {
  const day = longDate(inZone(to.createdAt, useTimeZone())[0], useLanguage());
  return (
    <>
      <p>
        <Trans>The final report of {day} waits for its decision; this is added to it.</Trans>
      </p>
      <Trans>While it waits, no reminders of this deadline are sent.</Trans>
    </>
  );
}

interface PeriodProps {
  periods: { value: string; deadline: string | null }[];
  period: number;
  kept: KeptForm<ReportValues>;
}

/** Of what repeats, each period is reported on by itself: the earliest that is open, unless another is chosen. */
function PeriodField({ periods, period, kept }: PeriodProps) {
  const { t } = useLingui();
  const language = useLanguage();
  if (periods.length < 2) return null;
  const data = periods.map(({ value, deadline }) => ({
    value,
    label: [value, deadline && shortDate(deadline, language)].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      label={t`For the period`}
      data={data}
      allowDeselect={false}
      {...kept.form.getInputProps('period')}
      value={String(period)}
    />
  );
}

/** A compound commitment is complete when its parts are: what this report completes is said with it. */
function PartsField({ opened, isFinal, kept }: { opened: Commitment; isFinal: boolean; kept: KeptForm<ReportValues> }) {
  const { t } = useLingui();
  const open = opened.parts.filter(({ completedAt }) => completedAt === null);
  if (open.length === 0) return null;
  return (
    <Checkbox.Group
      label={t`Parts that are complete with this`}
      description={isFinal && partsToComplete(opened).length > 0 ? t`A final report needs all of them.` : undefined}
      {...kept.form.getInputProps('completedParts')}
    >
      <Stack gap={6} mt={4}>
        {open.map(({ number, text }) => (
          <Checkbox key={number} value={String(number)} label={[number, text].join('. ')} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
