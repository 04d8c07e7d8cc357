import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import { useId } from 'react';
import type { Extension, ExtensionDecision } from '../../../client/api.generated.js';
import { longDate } from '../../../language/dates.js';
import { useLanguage } from '../../../language/language.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { decideExtension } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { DeadlineSoFar } from './extension-form.js';
import { NothingToDecide } from './report-decision-form.js';

interface Values {
  outcome: '' | 'grant' | 'refuse';
  reason: string;
}

/** The controller or the author's side grants or refuses a later deadline. */
export function ExtensionDecisionForm({ action, opened, possible, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const extensionId = action.kind === 'decide_extension' ? action.extensionId : '';
  const asked = opened.extensions.find(({ id }) => id === extensionId);
  const offered = possible.items.flatMap(({ extensions }) => extensions).find(({ id }) => id === extensionId);
  const kept = useKeptForm<Values>(
    { place: opened.id, form: [action.kind, extensionId].join('/') },
    {
      initial: { outcome: '', reason: '' },
      validate: {
        outcome: (outcome) => (outcome === '' ? t`Grant it or refuse it` : null),
        reason: (reason, { outcome }) => (outcome === 'refuse' && reason.trim() === '' ? t`Say why not` : null),
      },
    },
  );
  const { form } = kept;
  const { outcome } = form.values;
  const sending = useSending(opened, {
    kept,
    send: (body: ExtensionDecision, headers) => decideExtension(extensionId, body, headers),
    onDone: () =>
      onDone(kept.form.getValues().outcome === 'grant' ? t`The extension is granted.` : t`The extension is refused.`),
  });
  if (asked === undefined || offered === undefined) return <NothingToDecide />;
  const [from, to] = [longDate(asked.from, language), longDate(asked.to, language)];
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        outcome === 'grant' ? (
          <Trans>The deadline becomes {to}; the original one stays on record. Reminders are planned anew.</Trans>
        ) : (
          <Trans>The deadline stays {from} until the extension is granted.</Trans>
        )
      }
      send={outcome === 'grant' ? t`Grant` : outcome === 'refuse' ? t`Refuse` : t`Decide`}
      onSubmit={form.onSubmit((values) => void sending.submit(bodyOf(values)))}
    >
      <DeadlineSoFar opened={opened} held={asked.from} />
      <Asked asked={asked} />
      <Radio.Group label={t`Your decision`} {...form.getInputProps('outcome')}>
        <Stack gap={6} mt={4}>
          <Radio value="grant" label={t`Grant`} disabled={!offered.outcomes.includes('grant')} />
          <Radio value="refuse" label={t`Refuse`} />
        </Stack>
      </Radio.Group>
      {!offered.outcomes.includes('grant') && (
        <p className="control-note">
          <Trans>The date asked for is over, or you lead this yourself: it can only be refused.</Trans>
        </p>
      )}
      <Textarea
        label={outcome === 'refuse' ? t`Why not` : t`Remark (may be left out)`}

        {...form.getInputProps('reason')}
      />
    </FormFrame>
  );
}

/** Who asked, until when, and why. */
function Asked({ asked }: { asked: Extension }) {
  const to = longDate(asked.to, useLanguage());
  const id = useId();
  return (
    <div className="control-quote" role="region" aria-labelledby={id} tabIndex={0}>
      <p id={id}>
        <Trans>
          Asked for by {asked.requestedBy.name}: <b>{to}</b>
        </Trans>
      </p>
      <p>{asked.reason}</p>
      {asked.late && <Trans>Asked for after the deadline had passed.</Trans>}
    </div>
  );
}

const bodyOf = ({ outcome, reason }: Values): ExtensionDecision => ({
  outcome: outcome === 'grant' ? 'grant' : 'refuse',
  reason: reason.trim(),
});
