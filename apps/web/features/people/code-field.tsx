import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';

interface Props {
  value: string;
  onChange: (code: string) => void;
  /** Whether to say that it is not as a code is. */
  isFaulty: boolean;
}

/** By what meeting files know a body, a post or a person. */
export function CodeField({ value, onChange, isFaulty }: Props) {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Code`}
      description={t`Meeting files and exports name it so. Made from the name; change it where you have codes of your own.`}
      required
      maxLength={100}
      error={isFaulty ? t`Small Latin letters, digits and single hyphens` : null}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
