import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import type { Commitment, NewScore } from '../../../client/api.generated.js';
import { CONFORMITY, type Conformity, FULFILMENT, type Fulfilment } from '../../../language/words.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { sendScore } from '../requests.js';
import { type KeptForm, useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';

interface Values {
  fulfilment: Fulfilment;
  conformity: Conformity | '';
  conformityRemark: string;
  reportIds: string[];
  evidenceIds: string[];
  remark: string;
}

/** How far it was kept, judged by somebody who did not do the work, on what was reported. */
export function ScoreForm({ action, opened, onClose, onDone }: FormProps) {
  const { t, i18n } = useLingui();
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: startOf(opened),
      validate: {
        reportIds: (ids, { fulfilment, evidenceIds }) =>
          fulfilment !== 'no_evidence' && ids.length + evidenceIds.length === 0
            ? t`Name a report or a piece of evidence that this rests on`
            : null,
        conformityRemark: (remark, { conformity }) =>
          conformity === 'differs' && remark.trim() === '' ? t`Say how it differs from the passage` : null,
      },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: NewScore, headers) => sendScore(opened.id, body, headers),
    onDone: () => onDone(<Trans>Your score is entered.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Trans>It takes the place of the score before; history keeps both. Control status does not change.</Trans>}
      send={t`Enter the score`}
      onSubmit={form.onSubmit((values) => void sending.submit(bodyOf(values)))}
    >
      <Radio.Group label={t`How far it was kept`} {...form.getInputProps('fulfilment')}>
        <Stack gap={6} mt={4}>
          {(Object.keys(FULFILMENT) as Fulfilment[]).map((value) => (
            <Radio key={value} value={value} label={i18n._(FULFILMENT[value])} />
          ))}
        </Stack>
      </Radio.Group>
      <CitedField opened={opened} kept={kept} />
      <Radio.Group label={t`Is what was done what the passage says?`} {...form.getInputProps('conformity')}>
        <Stack gap={6} mt={4}>
          <Radio value="" label={t`Not judged`} />
          {(Object.keys(CONFORMITY) as Conformity[]).map((value) => (
            <Radio key={value} value={value} label={i18n._(CONFORMITY[value])} />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.conformity === 'differs' && (
        <Textarea label={t`How it differs`} {...form.getInputProps('conformityRemark')} />
      )}
      <Textarea label={t`Remark (may be left out)`} {...form.getInputProps('remark')} />
    </FormFrame>
  );
}

function startOf({ fulfilment, conformity, conformityRemark, score }: Commitment): Values {
  return {
    ...{ fulfilment, conformity: conformity ?? '', conformityRemark: conformityRemark ?? '', remark: '' },
    ...{ reportIds: score?.cited.reportIds ?? [], evidenceIds: score?.cited.evidenceIds ?? [] },
  };
}

function bodyOf({ conformity, conformityRemark, remark, ...values }: Values): NewScore {
  const differs = conformity === 'differs';
  return {
    ...values,
    conformity: conformity === '' ? null : conformity,
    conformityRemark: differs ? conformityRemark.trim() : null,
    remark: remark.trim(),
  };
}

/** What the score rests on. */
function CitedField({ opened, kept }: { opened: Commitment; kept: KeptForm<Values> }) {
  const { t } = useLingui();
  const evidence = opened.reports.flatMap((report) => report.evidence);
  if (opened.reports.length === 0) {
    return (
      <p className="control-note">
        <Trans>There are no reports yet: without any it is “No evidence”, which is not the same as nothing done.</Trans>
      </p>
    );
  }
  return (
    <>
      <Checkbox.Group label={t`Reports that it rests on`} {...kept.form.getInputProps('reportIds')}>
        <Stack gap={6} mt={4}>
          {opened.reports.map(({ id, author, text }) => (
            <Checkbox key={id} value={id} label={[author.name, shortened(text)].join(': ')} />
          ))}
        </Stack>
      </Checkbox.Group>
      {evidence.length > 0 && (
        <Checkbox.Group label={t`Evidence that it rests on`} {...kept.form.getInputProps('evidenceIds')}>
          <Stack gap={6} mt={4}>
            {evidence.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}

const LONGEST = 120;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
