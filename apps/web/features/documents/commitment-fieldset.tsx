import { useLingui } from '@lingui/react/macro';
import { Checkbox, NativeSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { $api } from '../../client/api.js';
import type { Meeting } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { useOptions } from '../../language/options.js';
import { CLASSIFICATION, KIND, PRIORITY, SIDE } from '../../language/words.js';
import { WithHint } from '../../look/hint.js';
import { PostSelect, Several } from '../people/index.js';
import type { CommitmentFields } from './commitment-draft.rules.js';

/** As much of a form as these fields need: one that holds more, as to edit, shows them too. */
export type CommitmentFormState = Pick<UseFormReturnType<CommitmentFields>, 'errors'> & {
  values: CommitmentFields;
  setValues: (values: Partial<CommitmentFields>) => void;
  getInputProps: (
    field: keyof CommitmentFields,
    options?: { type: 'checkbox' },
  ) => ReturnType<UseFormReturnType<CommitmentFields>['getInputProps']>;
};
interface Props {
  form: CommitmentFormState;
}

/** What is to be done, and who answers for it. */
export function CommitmentFieldset({ form, meeting }: Props & { meeting: Meeting }) {
  return (
    <>
      <WhatFields form={form} />
      <SideField form={form} />
      <WhoFields form={form}>
        <CounterpartField form={form} meeting={meeting} />
      </WhoFields>
      <HowFields form={form} />
    </>
  );
}

/** Its words, its parts, its field of work. */
export function WhatFields({ form }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/areas');
  const areas = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: named(name, language) }));
  return (
    <>
      <TextInput label={t`Title`} required mb="sm" data-autofocus {...form.getInputProps('title')} />
      <Textarea label={t`What is to be done`} required minRows={4} mb="sm" {...form.getInputProps('text')} />
      <WithHint of="compound">
        <Textarea label={t`Parts, one a line (may be left out)`} mb="sm" {...form.getInputProps('parts')} />
      </WithHint>
      <Select
        label={t`Area`}
        required
        searchable
        // Where it is the first field with a fault, its list would lie over what is said of it.
        openOnFocus={false}
        allowDeselect={false}
        data={areas}
        mb="sm"
        nothingFoundMessage={t`Nothing found`}
        {...form.getInputProps('areaCode')}
      />
    </>
  );
}

/** Whose promise it is. */
export function SideField({ form }: Props) {
  const { t } = useLingui();
  const options = useOptions();
  return (
    <>
      <div className="field-label" id="side-label">
        {t`Whose promise`}
      </div>
      <SegmentedControl
        aria-labelledby="side-label"
        fullWidth
        mb="sm"
        data={options(SIDE)}
        {...form.getInputProps('side')}
      />
    </>
  );
}

/** The posts that answer for it here. */
export function WhoFields({ form, children }: Props & { children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <>
      <WithHint of="lead">
        <PostSelect label={t`Lead`} required mb="sm" {...form.getInputProps('leadPostId')} />
      </WithHint>
      <Several
        Choose={PostSelect}
        label={(number) => t`Co-executor ${number}`}
        next={form.values.coExecutorPostIds.length > 0 ? t`Another co-executor` : t`Co-executor (may be left out)`}
        {...form.getInputProps('coExecutorPostIds')}
      />
      <WithHint of="controller">
        <PostSelect label={t`Controller`} required mb="sm" {...form.getInputProps('controllerPostId')} />
      </WithHint>
      <WithHint of="author">
        <PostSelect label={t`Author`} required mb="sm" {...form.getInputProps('authorPostId')} />
      </WithHint>
      {children}
    </>
  );
}

/** The body across, out of those that took part in the meeting. */
function CounterpartField({ form, meeting }: Props & { meeting: Meeting }) {
  const { t } = useLingui();
  const language = useLanguage();
  const across = meeting.participants
    .filter(({ side }) => side === 'theirs')
    .map(({ body }) => ({ value: body.id, label: named(body.name, language) }));
  return (
    <NativeSelect
      label={t`Body on the other side`}
      mb="sm"
      data={[{ value: '', label: t`None` }, ...across]}
      error={form.errors['counterpartBodyId']}
      value={form.values.counterpartBodyId ?? ''}
      onChange={({ currentTarget }) => form.setValues({ counterpartBodyId: currentTarget.value || null })}
    />
  );
}

/** How it is handled. */
export function HowFields({ form }: Props) {
  const { t } = useLingui();
  const options = useOptions();
  return (
    <>
      <NativeSelect label={t`Kind`} mb="sm" data={options(KIND)} {...form.getInputProps('kind')} />
      <NativeSelect label={t`Priority`} mb="sm" data={options(PRIORITY)} {...form.getInputProps('priority')} />
      <NativeSelect
        label={t`Classification`}
        mb="sm"
        data={options(CLASSIFICATION)}
        {...form.getInputProps('classification')}
      />
      <Checkbox
        label={t`Anyone can tell when it is done`}
        mb="sm"
        {...form.getInputProps('verifiable', { type: 'checkbox' })}
      />
    </>
  );
}
