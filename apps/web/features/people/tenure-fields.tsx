import { Trans, useLingui } from '@lingui/react/macro';
import type { Tenure } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { DayField } from '../../look/day-field.js';
import { PersonSelect, usePerson } from './person-select.js';
import { inTheWay, type TenureDraft, tenureFault, vacantFrom } from './tenure.rules.js';

interface Props {
  draft: TenureDraft;
  onChange: (draft: TenureDraft) => void;
  /** Whether to say what is missing: not before somebody wanted to send it. */
  isAsked: boolean;
}

/** Who holds a post, from when to when. */
export function TenureFields({ draft, onChange, isAsked }: Props) {
  const { t } = useLingui();
  const fault = tenureFault(draft);
  const set = (changed: Partial<TenureDraft>) => onChange({ ...draft, ...changed });
  return (
    <>
      <PersonSelect
        label={t`Person`}
        description={t`A part of the name, in any language`}
        required
        error={isAsked && fault === 'no_person' ? t`Choose a person` : null}
        value={draft.personId}
        onChange={(personId) => set({ personId })}
      />
      <div className="tenure-days">
        <DayField
          label={t`First day in the post`}
          required
          error={isAsked && draft.startsOn === '' ? t`Say from which day` : null}
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <DayField
          label={t`Last day in the post`}
          description={t`Empty until further notice`}
          clearable
          from={draft.startsOn || undefined}
          error={fault === 'ends_before' ? t`Not before the first day` : null}
          value={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
        />
      </div>
    </>
  );
}

interface FollowsProps {
  draft: TenureDraft;
  tenures: readonly Tenure[];
  /** The tenure that is corrected. */
  exceptId?: string;
}

/** What follows from a tenure, or who stands in its way, before anything is done. */
export function TenureFollows({ draft, tenures, exceptId }: FollowsProps) {
  const language = useLanguage();
  const { data: person } = usePerson(draft.personId);
  if (tenureFault(draft) !== null || !person) return <Trans>Choose who holds the post, and from when.</Trans>;
  const other = inTheWay(tenures, draft, exceptId);
  if (other) return <Held other={other} />;
  const [name, first] = [personName(person, language), longDate(draft.startsOn, language)];
  const last = draft.endsOn === '' ? null : longDate(draft.endsOn, language);
  const vacant = vacantFrom(tenures, draft, exceptId);
  const vacantDay = vacant === null ? '' : longDate(vacant, language);
  return (
    <>
      <p>
        {last === null ? (
          <Trans>
            {name} holds the post from {first}, until further notice.
          </Trans>
        ) : (
          <Trans>
            {name} holds the post from {first} to {last}, that day included.
          </Trans>
        )}{' '}
        <Trans>Open commitments stay with the post; reminders that have not gone out yet go to whoever holds it.</Trans>
      </p>
      {vacant !== null && (
        <p>
          <Trans>From {vacantDay} the post is vacant: its mail goes to the post that it reports to.</Trans>
        </p>
      )}
    </>
  );
}

function Held({ other: { person, startsOn, endsOn } }: { other: Tenure }) {
  const language = useLanguage();
  const [name, first] = [personName(person, language), longDate(startsOn, language)];
  const last = endsOn === null ? null : longDate(endsOn, language);
  return (
    <p>
      {last === null ? (
        <Trans>
          {name} holds the post from {first}, until further notice.
        </Trans>
      ) : (
        <Trans>
          {name} holds the post from {first} to {last}, that day included.
        </Trans>
      )}{' '}
      <Trans>
        A post has one holder on any day: choose other days, correct that tenure first, or hand the post over.
      </Trans>
    </p>
  );
}
