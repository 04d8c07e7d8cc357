import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Select, Textarea } from '@mantine/core';
import { countryChoices } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { ZoneField } from '../../look/zone-field.js';
import { type BodyDraft, codeIn, faultsOf } from './body-draft.rules.js';
import { BodySelect } from './body-select.js';
import { BODY_KIND, BODY_KINDS } from './body-words.js';
import { CodeField } from './code-field.js';
import { NameFields } from './name-fields.js';

interface Props {
  draft: BodyDraft;
  onChange: (draft: BodyDraft) => void;
  /** Whether to say what is missing: not before somebody wanted to send it. */
  isAsked: boolean;
  /** The body itself, which cannot be above itself. */
  exceptId?: string;
}

/** What a body is, where it stands, and what it is called. */
export function BodyFields({ draft, onChange, isAsked, exceptId }: Props) {
  const { t } = useLingui();
  const faults = faultsOf(draft);
  const set = (changed: Partial<BodyDraft>) => onChange({ ...draft, ...changed });
  return (
    <>
      <NameFields
        kind="body"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={isAsked && faults.name ? t`Say what the body is called` : null}
      />
      <PlaceFields draft={draft} set={set} isMissing={isAsked && faults.country} />
      <BodySelect
        label={t`Part of`}
        description={t`The body above it; left out for a state or an organisation of its own`}
        value={draft.parentId}
        onChange={(parentId) => set({ parentId })}
        {...(exceptId !== undefined && { exceptId })}
      />
      <Textarea
        label={t`Other names (may be left out)`}
        description={t`Under which people look for it, one a line`}
        value={draft.aliases}
        onChange={({ currentTarget }) => set({ aliases: currentTarget.value })}
      />
      <CodeField value={codeIn(draft)} onChange={(code) => set({ code })} isFaulty={isAsked && faults.code} />
    </>
  );
}

interface PlaceProps {
  draft: BodyDraft;
  set: (changed: Partial<BodyDraft>) => void;
  isMissing: boolean;
}

function PlaceFields({ draft, set, isMissing }: PlaceProps) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return (
    <>
      <NativeSelect
        label={t`Kind of body`}
        data={BODY_KINDS.map((value) => ({ value, label: i18n._(BODY_KIND[value]) }))}
        value={draft.kind}
        onChange={({ currentTarget }) =>
          set({ kind: BODY_KINDS.find((kind) => kind === currentTarget.value) ?? 'state' })
        }
      />
      <Select
        label={t`Country`}
        description={t`Its working calendar counts for the deadlines of this body`}
        required
        searchable
        error={isMissing ? t`Choose a country` : null}
        nothingFoundMessage={t`Nothing found`}
        data={countryChoices(language)}
        value={draft.country || null}
        onChange={(country) => set({ country: country ?? '' })}
      />
      <ZoneField
        label={t`Time zone`}
        description={t`A deadline lasts until the end of the day there`}
        value={draft.timeZone}
        onChange={(timeZone) => set({ timeZone })}
      />
    </>
  );
}
