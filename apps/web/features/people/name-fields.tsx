import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { TypedName } from '../../language/typed-name.rules.js';
import type { FieldErrors } from '../../look/use-fault-words.js';
import { NAME, type NameKind } from './name-words.js';

const MOST = 500;

interface Props {
  kind: NameKind;
  value: TypedName;
  onChange: (name: TypedName) => void;
  /** What is wrong with the English one. */
  error: string | null;
  /** What the API has said of each, by its path. */
  refused?: FieldErrors;
}

/** A name in three languages. Only the English one is asked for: it is shown wherever another is left out. */
export function NameFields({ kind, value, onChange, error, refused = {} }: Props) {
  const { i18n } = useLingui();
  const words = NAME[kind];
  const field = (language: keyof TypedName) => ({
    label: i18n._(words[language]),
    lang: language,
    maxLength: MOST,
    value: value[language],
    error: refused[`name.${language}`],
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...value, [language]: currentTarget.value }),
  });
  const english = field('en');
  return (
    <>
      <TextInput {...english} required error={error ?? english.error} />
      <TextInput {...field('ru')} />
      <TextInput {...field('be')} />
    </>
  );
}
