import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Area } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';
import { CodeField, NameFields } from '../people/index.js';
import { codeOfArea, faultsOfArea, NEW_AREA, writtenArea } from './area-draft.rules.js';

interface Props {
  onClose: () => void;
  onDone: (area: Area) => Promise<void>;
}

/** The form for a new area. */
export function AddArea({ onClose, onDone }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(NEW_AREA);
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const adding = $api.useMutation('post', '/api/v1/areas', { onSuccess: onDone });
  const faults = faultsOfArea(draft);
  const submit = () => {
    setAsked(true);
    if (Object.values(faults).includes(true)) return;
    const body = writtenArea(draft);
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={<Trans>Commitments can be entered under it at once. Its code stays as it is for good.</Trans>}
      send={t`Add the area`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <NameFields
        kind="area"
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isAsked && faults.name ? t`Say what the area is called` : null}
      />
      <CodeField
        value={codeOfArea(draft)}
        onChange={(code) => setDraft({ ...draft, code })}
        isFaulty={isAsked && faults.code}
      />
    </DialogForm>
  );
}
