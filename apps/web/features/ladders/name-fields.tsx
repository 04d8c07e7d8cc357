import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { FieldErrors } from '../../look/use-fault-words.js';

interface Names {
  name: string;
  nameRu: string;
  nameBe: string;
}

interface Props {
  names: Names;
  onChange: (names: Partial<Names>) => void;
  /** Whether the name is asked for and missing. */
  isMissing: boolean;
  /** What the API has said of them. */
  refused: FieldErrors;
}

/** The names of a ladder in three languages. Only the English one is asked for. */
export function NameFields({ names, onChange, isMissing, refused }: Props) {
  const { t } = useLingui();
  const error = isMissing ? t`What the ladder is called` : refused['name'];
  return (
    <div className="ladder-names">
      <TextInput
        label={t`Name in English`}
        required
        maxLength={200}
        value={names.name}
        error={error}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <TextInput
        label={t`Name in Russian (may be left out)`}
        lang="ru"
        maxLength={200}
        value={names.nameRu}
        error={refused['nameRu']}
        onChange={({ currentTarget }) => onChange({ nameRu: currentTarget.value })}
      />
      <TextInput
        label={t`Name in Belarusian (may be left out)`}
        lang="be"
        maxLength={200}
        value={names.nameBe}
        error={refused['nameBe']}
        onChange={({ currentTarget }) => onChange({ nameBe: currentTarget.value })}
      />
    </div>
  );
}
