import { useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { isLanguage, LANGUAGES } from '../../language/languages.js';
import { CLASSIFICATION, type Classification } from '../../language/words.js';
import { ZoneField } from '../../look/zone-field.js';
import { CodeField } from './code-field.js';
import { NameFields } from './name-fields.js';
import { codeOfPerson, faultsOfPerson, type PersonDraft } from './person-draft.rules.js';

interface Props {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  /** Whether to say what is missing: not before somebody wanted to send it. */
  isAsked: boolean;
}

/** Who somebody is, how they are reached, and what they may read. */
export function PersonFields({ draft, onChange, isAsked }: Props) {
  const { t } = useLingui();
  const faults = faultsOfPerson(draft);
  const set = (changed: Partial<PersonDraft>) => onChange({ ...draft, ...changed });
  return (
    <>
      <NameFields
        kind="person"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={isAsked && faults.name ? t`Say what the person is called` : null}
      />
      <TextInput
        type="email"
        label={t`E-mail address`}
        required
        maxLength={254}
        error={isAsked && faults.email ? t`One address, as name@ministry.example` : null}
        value={draft.email}
        onChange={({ currentTarget }) => set({ email: currentTarget.value })}
      />
      <ReachedFields draft={draft} set={set} />
      <CodeField value={codeOfPerson(draft)} onChange={(code) => set({ code })} isFaulty={isAsked && faults.code} />
    </>
  );
}

const CLEARANCES: readonly Classification[] = ['public', 'official', 'confidential'];

function ReachedFields({ draft, set }: { draft: PersonDraft; set: (changed: Partial<PersonDraft>) => void }) {
  const { t, i18n } = useLingui();
  const clearance = (given: string) => CLEARANCES.find((one) => one === given) ?? 'public';
  return (
    <>
      <NativeSelect
        label={t`Language of screens and mails`}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={draft.language}
        onChange={({ currentTarget: { value } }) => isLanguage(value) && set({ language: value })}
      />
      <ZoneField
        label={t`Time zone`}
        description={t`Mail comes in the morning there`}
        value={draft.timeZone}
        onChange={(timeZone) => set({ timeZone })}
      />
      <NativeSelect
        label={t`May read up to`}
        description={t`What is marked higher does not exist for them, nor in their mail`}
        data={CLEARANCES.map((value) => ({ value, label: i18n._(CLASSIFICATION[value]) }))}
        value={draft.clearance}
        onChange={({ currentTarget: { value } }) => set({ clearance: clearance(value) })}
      />
    </>
  );
}
