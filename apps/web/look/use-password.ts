import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SHORTEST_PASSWORD } from './password.rules.js';
import { useFieldErrors } from './use-fault-words.js';

/**
 * A new password as its field has it, and whether it will do.
 * @param refused what the API has answered to it
 */
export function usePassword(refused: unknown) {
  const { t } = useLingui();
  const [value, setValue] = useState('');
  const [isAsked, setAsked] = useState(false);
  const faults = useFieldErrors()(refused);
  const isTooShort = value.length < SHORTEST_PASSWORD;
  return {
    field: {
      value,
      error: isAsked && isTooShort ? t`At least ${SHORTEST_PASSWORD} characters` : faults['password'],
      onChange: setValue,
    },
    /** The password; null while it is too short, which its field then says. */
    take: (): string | null => {
      setAsked(true);
      return isTooShort ? null : value;
    },
    /** As if nothing had been typed. */
    clear: () => {
      setAsked(false);
      setValue('');
    },
  };
}
