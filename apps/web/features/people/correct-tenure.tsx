import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { api } from '../../client/api.js';
import type { Tenure, TenureChange } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useToday } from '../../session/index.js';
import { TENURE_REFUSALS } from './refusals.js';
import { TenureFields, TenureFollows } from './tenure-fields.js';
import { holdsOn, inTheWay, type TenureDraft, tenureFault } from './tenure.rules.js';
import { useDraftedChange } from './use-drafted-change.js';

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
  const path = { id: tenure.id };
  const { now, fields, frame } = useDraftedChange(tenure, {
    draftOf,
    written: (draft) => draft,
    faultsOf: (draft) => ({
      days: tenureFault(draft) !== null,
      post: inTheWay(tenures, draft, tenure.id) !== null,
    }),
    send: (changes, header) => api.PATCH('/api/v1/tenures/{id}', { params: { path, header }, body: written(changes) }),
    read: () => api.GET('/api/v1/tenures/{id}', { params: { path } }),
    onDone,
  });
  const { draft, onChange } = fields;
  const told = useTold(tenure, now);
  return (
    <DialogForm
      {...frame}
      follows={<TenureFollows draft={draft} tenures={tenures} exceptId={tenure.id} />}
      send={t`Save the tenure`}
      refusals={TENURE_REFUSALS}
      changed={told && { told }}
      onClose={onClose}
    >
      <TenureFields {...fields} />
      {holdsOn(tenure, today) && draft.endsOn !== today && (
        <Button variant="default" size="compact-md" onClick={() => onChange({ ...draft, endsOn: today })}>
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
    { name: t`Person`, then: personName(then.person, language), now: personName(now.person, language) },
    { name: t`First day`, then: shortDate(then.startsOn, language), now: shortDate(now.startsOn, language) },
    { name: t`Last day`, then: last(then), now: last(now) },
  ];
}
