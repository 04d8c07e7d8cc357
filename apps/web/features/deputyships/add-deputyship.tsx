import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Deputyship } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useToday } from '../../session/index.js';
import { PersonSelect, usePerson } from '../people/index.js';
import { spanFault } from './deputyship.rules.js';
import { SpanFields } from './span-fields.js';
import { WhatFollows } from './what-follows.js';

interface Props {
  onClose: () => void;
  onDone: (deputyship: Deputyship) => Promise<void>;
}

/** The form for who stands in for whom, and when. */
export function AddDeputyship({ onClose, onDone }: Props) {
  const today = useToday();
  const [absentId, setAbsentId] = useState<string | null>(null);
  const [deputyId, setDeputyId] = useState<string | null>(null);
  const [span, setSpan] = useState({ startsOn: today, endsOn: '' });
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const { t } = useLingui();
  const absent = usePerson(absentId).data;
  const deputy = usePerson(deputyId).data;
  const adding = $api.useMutation('post', '/api/v1/deputyships', { onSuccess: onDone });
  const faults = useFieldErrors()(adding.error);
  const isSame = absentId !== null && absentId === deputyId;
  const submit = () => {
    setAsked(true);
    if (absentId === null || deputyId === null || isSame || spanFault(span) !== null) return;
    const body = { absentId, deputyId, ...span };
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  const missing = (id: string | null) => (isAsked && id === null ? t`Choose a person` : null);
  return (
    <DialogForm
      follows={
        absent && deputy && !isSame ? (
          <WhatFollows {...{ absent, deputy, span }} />
        ) : (
          <Trans>A deputy gets the mail of who is away, and acts in their name.</Trans>
        )
      }
      send={t`Add the deputy`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <PersonSelect
        label={t`Who is away`}
        required
        error={missing(absentId) ?? faults['absentId']}
        value={absentId}
        onChange={setAbsentId}
      />
      <PersonSelect
        label={t`Who stands in`}
        required
        error={isSame ? t`Somebody else than who is away` : (missing(deputyId) ?? faults['deputyId'])}
        value={deputyId}
        onChange={setDeputyId}
      />
      <SpanFields value={span} isAsked={isAsked} faults={faults} onChange={setSpan} />
    </DialogForm>
  );
}
