import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Commitment, CommitmentChange } from '../../../client/api.generated.js';
import {
  changeOf,
  commitmentField,
  DeadlineFieldset,
  type EditFields,
  fieldsOf,
  HowFields,
  SideField,
  standsOn,
  useCommitmentValidation,
  WhatFields,
  WhoFields,
} from '../../documents/index.js';
import { LadderField, RegimeField } from '../../ladders/index.js';
import { isTwice } from '../../people/index.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { edit } from '../requests.js';
import { type KeptForm, useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';
import { AcrossFields, ReadersFields } from './edit-fields.js';

/** Corrects what was entered. Only what was touched is sent: whatever others have changed beside it stays theirs. */
export function EditForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm<EditFields>(
    { place: opened.id, form: action.kind },
    { initial: fieldsOf(opened), validate: useEditValidation() },
  );
  const { form } = kept;
  const change = changeOf(opened, form.values);
  const sending = useSending(opened, {
    kept,
    send: (body: CommitmentChange, headers) => edit(opened.id, body, headers),
    onDone: () => onDone(<Trans>The commitment is changed.</Trans>),
    fieldOf: commitmentField,
  });
  const submit = () => {
    if (Object.keys(change).length > 0) return void sending.submit(change);
    kept.forget();
    onDone(<Trans>Nothing was changed.</Trans>);
  };
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={<Next change={change} />}
      send={t`Save`}
      onSubmit={form.onSubmit(submit)}
    >
      <Groups opened={opened} form={form} />
    </FormFrame>
  );
}

function useEditValidation() {
  const { t } = useLingui();
  const asAtEntry = useCommitmentValidation();
  const observerIds = (ids: string[]) => (isTwice(ids) ? t`The same person is named twice` : null);
  return { ...asAtEntry, observerIds };
}

function Groups({ opened, form }: { opened: Commitment; form: KeptForm<EditFields>['form'] }) {
  const { t } = useLingui();
  const stands = standsOn(opened, form.values.basis);
  return (
    <>
      <Group title={t`What is to be done`}>
        <WhatFields form={form} />
      </Group>
      <Group title={t`Who is responsible`}>
        {!stands.side && <SideField form={form} />}
        <WhoFields form={form} />
      </Group>
      <Group title={t`The other side`}>
        <AcrossFields form={form} />
      </Group>
      <Group title={t`How it is handled`}>
        <HowFields form={form} />
        <ReadersFields form={form} />
      </Group>
      {stands.deadline ? (
        <p className="control-note">
          <Trans>On control the deadline stands: it is moved by an extension, not by an edit.</Trans>
        </p>
      ) : (
        <DeadlineFieldset form={form} words={null} signedOnStands={stands.countedFrom} />
      )}
      <Group title={t`Rules`}>
        <LadderField none={t`Those of its meeting`} mb="sm" {...form.getInputProps('ladderCode')} />
        {!stands.countedFrom && <RegimeField {...form.getInputProps('regimeCode')} />}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** What comes of it, by what has been touched so far. */
function Next({ change }: { change: CommitmentChange }) {
  const count = Object.keys(change).length;
  if (count === 0) return <Trans>Nothing is changed yet.</Trans>;
  return (
    <>
      <p>
        <Plural value={count} one="# field changes" other="# fields change" />.{' '}
        <Trans>History keeps what stood there before, and who changed it.</Trans>
      </p>
      {change.leadPostId !== undefined && (
        <p>
          <Trans>From now on whoever holds the post of the new lead is reminded.</Trans>
        </p>
      )}
      {change.deadline !== undefined && <Trans>The deadline is counted anew.</Trans>}
    </>
  );
}
