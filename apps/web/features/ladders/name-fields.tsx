import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import type { TypedName } from '../../language/typed-name.rules.js';
import type { FieldErrors } from '../../look/use-fault-words.js';

interface Props {
  name: TypedName;
  onChange: (name: TypedName) => void;
  /** Whether the name is asked for and missing. */
  isMissing: boolean;
  /** What the API has said of them. */
  refused: FieldErrors;
}

/** The name of a ladder in three languages. Only the English one is asked for. */
export function NameFields({ name, onChange, isMissing, refused }: Props) {
  const { t } = useLingui();
  const field = (language: keyof TypedName) => ({
    lang: language,
    maxLength: 500,
    value: name[language],
    error: refused[`name.${language}`],
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...name, [language]: currentTarget.value }),
  });
  const english = field('en');
  return (
    <div className="ladder-names">
      <TextInput
        {...english}
        label={t`Name in English`}
        required
        error={isMissing ? t`What the ladder is called` : english.error}
      />
      <TextInput {...field('ru')} label={t`Name in Russian (may be left out)`} />
      <TextInput {...field('be')} label={t`Name in Belarusian (may be left out)`} />
    </div>
  );
}
