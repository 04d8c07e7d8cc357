import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { $api } from '../../../client/api.js';
import type { Commitment, Termination } from '../../../client/api.generated.js';
import { type ChoosingProps, type Found, FoundSelect } from '../../../look/found-select.js';
import { foundWith } from '../../../look/found.rules.js';
import { FormFrame } from '../form-frame.js';
import type { FormProps } from '../form-props.js';
import { terminate } from '../requests.js';
import { useKeptForm } from '../../../look/use-kept-form.js';
import { useSending } from '../use-sending.js';

interface Values {
  reason: string;
  supersededById: string | null;
}

/** It will not be kept any more: overtaken, withdrawn, or another one is to be kept instead. */
export function TerminateForm({ action, opened, onClose, onDone }: FormProps) {
  const { t } = useLingui();
  const kept = useKeptForm<Values>(
    { place: opened.id, form: action.kind },
    {
      initial: { reason: '', supersededById: null },
      validate: { reason: (reason) => (reason.trim() === '' ? t`Say why it will not be kept` : null) },
    },
  );
  const { form } = kept;
  const sending = useSending(opened, {
    kept,
    send: (body: Termination, headers) => terminate(opened.id, body, headers),
    onDone: () => onDone(<Trans>It is terminated and off control.</Trans>),
  });
  return (
    <FormFrame
      {...{ opened, kept, sending, onClose }}
      next={
        <Trans>
          It leaves control although it was not kept, and stays in the register with your reason. It can be re-opened.
        </Trans>
      }
      send={t`Terminate`}
      onSubmit={form.onSubmit(
        ({ reason, supersededById }) =>
          void sending.submit({ reason: reason.trim(), ...(supersededById && { supersededById }) }),
      )}
    >
      <Textarea label={t`Why it will not be kept`} minRows={3} {...form.getInputProps('reason')} />
      <Successor exceptId={opened.id} {...form.getInputProps('supersededById')} />
    </FormFrame>
  );
}

type SuccessorProps = Pick<ChoosingProps, 'value' | 'onChange' | 'error'> & { exceptId: string };

/** Another commitment, found by its reference or words of its title. */
function Successor(props: SuccessorProps) {
  const { t } = useLingui();
  return (
    <FoundSelect
      {...props}
      label={t`Kept instead (may be left out)`}
      placeholder={t`Reference or words of the title`}
      useChoices={useCommitments}
    />
  );
}

/** What a list and a reading of a commitment both say. */
type Named = Pick<Commitment, 'id' | 'reference' | 'title'>;

function useCommitments(search: string, chosen: string | null, isAsked: boolean): Found {
  const q = search.trim();
  const query = { limit: 10, ...(q !== '' && { q }) };
  const found = $api.useQuery('get', '/api/v1/commitments', { params: { query } }, { enabled: isAsked });
  const path = { id: chosen ?? '' };
  const own = $api.useQuery('get', '/api/v1/commitments/{id}', { params: { path } }, { enabled: chosen !== null });
  return foundWith<Named>(found, own.data, ({ id, reference, title }) => ({ id, label: `${reference} ${title}` }));
}
