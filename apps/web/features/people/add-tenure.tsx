import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Post, Tenure } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useToday } from '../../session/index.js';
import { TENURE_REFUSALS } from './refusals.js';
import { TenureFields, TenureFollows } from './tenure-fields.js';
import { inTheWay, type TenureDraft, tenureFault } from './tenure.rules.js';

interface Props {
  post: Post;
  tenures: readonly Tenure[];
  onClose: () => void;
  onDone: (tenure: Tenure) => Promise<void>;
}

/** The form for who holds a post that is vacant on these days, or held it before. */
export function AddTenure({ post, tenures, onClose, onDone }: Props) {
  const { t } = useLingui();
  const today = useToday();
  const [draft, setDraft] = useState<TenureDraft>({ personId: null, startsOn: today, endsOn: '' });
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const adding = $api.useMutation('post', '/api/v1/tenures', { onSuccess: onDone });
  const submit = () => {
    setAsked(true);
    const { personId, startsOn, endsOn } = draft;
    if (personId === null || tenureFault(draft) !== null || inTheWay(tenures, draft)) return;
    const body = { postId: post.id, personId, startsOn, endsOn: endsOn || null };
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={<TenureFollows draft={draft} tenures={tenures} />}
      send={t`Add the tenure`}
      isSending={adding.isPending}
      error={adding.error}
      refusals={TENURE_REFUSALS}
      {...{ onSubmit: submit, onClose }}
    >
      <TenureFields draft={draft} onChange={setDraft} isAsked={isAsked} />
    </DialogForm>
  );
}
