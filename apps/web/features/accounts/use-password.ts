import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SHORTEST_PASSWORD } from './password.rules.js';

/** A password as its field has it, and whether it will do. */
export function usePassword() {
  const { t } = useLingui();
  const [value, setValue] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isTooShort = value.length < SHORTEST_PASSWORD;
  return {
    field: {
      value,
      error: isAsked && isTooShort ? t`At least ${SHORTEST_PASSWORD} characters` : null,
      onChange: setValue,
    },
    /** The password; null while it is too short, which its field then says. */
    take: (): string | null => {
      setAsked(true);
      return isTooShort ? null : value;
    },
  };
}
