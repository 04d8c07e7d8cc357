import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { CLASSIFICATION } from '../../language/words.js';
import { DayField } from '../../look/day-field.js';
import { PostSelect } from '../people/index.js';
import type { BulkForm, Missing } from './bulk-action.rules.js';

interface Props {
  form: BulkForm;
  onChange: (change: Partial<BulkForm>) => void;
  missing: readonly Missing[];
}

/** What is to be done with all of them, and what that needs. */
export function BulkFields({ form, onChange, missing }: Props) {
  const { t } = useLingui();
  const Fields = FIELDS[form.kind];
  return (
    <Stack gap="sm">
      <Radio.Group label={t`What is to be done`} value={form.kind} onChange={(kind) => onChange({ kind })}>
        <Group gap="lg" mt={4}>
          <Radio value="reassign" label={t`Give to other posts`} />
          <Radio value="extend" label={t`Move the deadline by a decision`} />
          <Radio value="classify" label={t`Classify`} />
        </Group>
      </Radio.Group>
      <Fields form={form} onChange={onChange} missing={missing} />
      <Textarea
        label={form.kind === 'extend' ? t`Reason` : t`Reason, if there is one to keep`}
        description={t`It is kept in the history of each.`}

        value={form.reason}
        onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
        error={missing.includes('reason') && t`Say why the deadline moves`}
      />
    </Stack>
  );
}

const FIELDS = { reassign: Reassign, extend: Extend, classify: Classify };

function Reassign({ form, onChange, missing }: Props) {
  const { t } = useLingui();
  return (
    <>
      <PostSelect
        label={t`New lead`}
        placeholder={t`Do not change`}
        value={form.lead}
        onChange={(lead) => onChange({ lead })}
        error={missing.includes('posts') && t`Choose a lead, a controller, or both`}
      />
      <PostSelect
        label={t`New controller`}
        placeholder={t`Do not change`}
        value={form.controller}
        onChange={(controller) => onChange({ controller })}
      />
    </>
  );
}

function Extend({ form, onChange, missing }: Props) {
  const { t } = useLingui();
  return (
    <>
      <Group align="start" gap="sm">
        <DayField
          label={t`One new deadline for all`}
          value={form.to}
          onChange={(to) => onChange({ to })}
          error={missing.includes('deadline')}
          clearable
        />
        <span className="bulk-or">
          <Trans>or</Trans>
        </span>
        <TextInput
          inputMode="numeric"
          label={t`So many days later each`}
          value={form.byDays}
          onChange={({ currentTarget }) => onChange({ byDays: currentTarget.value })}
          error={missing.includes('deadline')}
        />
      </Group>
      {missing.includes('deadline') && (
        <p role="alert" className="tone-overdue">
          <Trans>Give either one date for all, or a number of days</Trans>
        </p>
      )}
      <PostSelect
        label={t`Whose decision it is`}
        placeholder={t`Choose a post`}
        value={form.decidedBy}
        onChange={(decidedBy) => onChange({ decidedBy })}
        error={missing.includes('decidedBy') && t`Choose the post of the author or of the controller`}
      />
    </>
  );
}

function Classify({ form, onChange, missing }: Props) {
  const { t, i18n } = useLingui();
  const words = Object.entries(CLASSIFICATION).map(([value, message]) => ({ value, label: i18n._(message) }));
  return (
    <NativeSelect
      label={t`Classification`}
      data={[{ value: '', label: '–' }, ...words]}
      value={form.classification}
      onChange={({ currentTarget }) => onChange({ classification: currentTarget.value })}
      error={missing.includes('classification') && t`Choose one`}
    />
  );
}
