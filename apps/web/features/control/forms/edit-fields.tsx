import { useLingui } from '@lingui/react/macro';
import type { EditFields } from '../../documents/index.js';
import { BodySelect, PersonSelect, PostSelect, Several } from '../../people/index.js';
import type { KeptForm } from '../../../look/use-kept-form.js';

interface Props {
  form: KeptForm<EditFields>['form'];
}

/** The body across and its post: any, also of those that did not take part in the meeting. */
export function AcrossFields({ form }: Props) {
  const { t } = useLingui();
  return (
    <>
      <BodySelect label={t`Body on the other side`} mb="sm" {...form.getInputProps('counterpartBodyId')} />
      <PostSelect label={t`Post on the other side`} mb="sm" {...form.getInputProps('counterpartPostId')} />
    </>
  );
}

/** Persons who may read it without any part in it. */
export function ReadersFields({ form }: Props) {
  const { t } = useLingui();
  return (
    <Several
      Choose={PersonSelect}
      label={(number) => t`Observer ${number}`}
      next={t`Another observer`}
      {...form.getInputProps('observerIds')}
    />
  );
}
