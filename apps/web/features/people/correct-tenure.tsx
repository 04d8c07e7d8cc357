import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Tenure, TenureChange } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useToday } from '../../session/index.js';
import { differing } from './names.rules.js';
import { PEOPLE_REFUSALS } from './refusals.js';
import { TenureFields, TenureFollows } from './tenure-fields.js';
import { holdsOn, inTheWay, type TenureDraft, tenureFault } from './tenure.rules.js';

interface Props {
  tenure: Tenure;
  /** Every tenure of the post. */
  tenures: readonly Tenure[];
  onClose: () => void;
  onDone: (tenure: Tenure) => Promise<void>;
}

/** The form that ends a tenure, or says rightly who held the post and when. */
export function CorrectTenure({ tenure, tenures, onClose, onDone }: Props) {
  const { t } = useLingui();
  const today = useToday();
  const [draft, setDraft] = useState(() => draftOf(tenure));
  const [isAsked, setAsked] = useState(false);
  const path = { id: tenure.id };
  const change = useChange<Tenure, TenureChange>(tenure, {
    send: (body, header) => api.PATCH('/api/v1/tenures/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/tenures/{id}', { params: { path } }),
    onDone,
  });
  const told = useTold(tenure, change.now);
  const changes = differing(draftOf(tenure), draft);
  const submit = () => {
    setAsked(true);
    if (tenureFault(draft) === null && !inTheWay(tenures, draft, tenure.id)) void change.send(written(changes));
  };
  return (
    <DialogForm
      follows={<TenureFollows draft={draft} tenures={tenures} exceptId={tenure.id} />}
      send={t`Save the tenure`}
      isReady={Object.keys(changes).length > 0}
      isSending={change.isSending}
      error={change.error}
      refusals={PEOPLE_REFUSALS}
      changed={told && { told }}
      {...{ onSubmit: submit, onClose }}
    >
      <TenureFields draft={draft} onChange={setDraft} isAsked={isAsked} />
      {holdsOn(tenure, today) && draft.endsOn !== today && (
        <Button variant="default" size="compact-md" onClick={() => setDraft({ ...draft, endsOn: today })}>
          <Trans>Let it end today</Trans>
        </Button>
      )}
    </DialogForm>
  );
}

const draftOf = ({ person, startsOn, endsOn }: Tenure): TenureDraft => ({
  personId: person.id,
  startsOn,
  endsOn: endsOn ?? '',
});

const written = ({ personId, startsOn, endsOn }: Partial<TenureDraft>): TenureChange => ({
  ...(typeof personId === 'string' && { personId }),
  ...(startsOn !== undefined && { startsOn }),
  ...(endsOn !== undefined && { endsOn: endsOn || null }),
});

/** Two versions of a tenure, in words; null as long as there is only one. */
function useTold(then: Tenure, now: Tenure | null) {
  const { t } = useLingui();
  const language = useLanguage();
  if (now === null) return null;
  const last = ({ endsOn }: Tenure) => (endsOn === null ? t`until further notice` : shortDate(endsOn, language));
  return [
    { name: t`Person`, then: then.person.name, now: now.person.name },
    { name: t`First day`, then: shortDate(then.startsOn, language), now: shortDate(now.startsOn, language) },
    { name: t`Last day`, then: last(then), now: last(now) },
  ];
}
