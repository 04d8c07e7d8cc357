import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Body } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useTimeZone } from '../../session/index.js';
import { faultsOf, newDraft, written } from './body-draft.rules.js';
import { BodyFields } from './body-fields.js';

interface Props {
  /** The body below which it is to be; null for one that stands alone. */
  above: Body | null;
  onClose: () => void;
  onDone: (body: Body) => Promise<void>;
}

/** The form for a new body. */
export function AddBody({ above, onClose, onDone }: Props) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const [draft, setDraft] = useState(() => newDraft(above, timeZone));
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const adding = $api.useMutation('post', '/api/v1/bodies', { onSuccess: onDone });
  const submit = () => {
    setAsked(true);
    if (Object.values(faultsOf(draft)).includes(true)) return;
    const body = written(draft);
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={<Trans>It can be named in meetings at once, and posts can be added to it.</Trans>}
      send={t`Add the body`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <BodyFields draft={draft} onChange={setDraft} isAsked={isAsked} />
    </DialogForm>
  );
}
