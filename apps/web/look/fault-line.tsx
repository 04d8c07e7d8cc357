import { useLingui } from '@lingui/react/macro';
import type { Fault } from '../client/problem.js';
import { FIELD_NAMES } from './field-names.js';
import { lastName } from './form-field.rules.js';
import { useFaultWords } from './use-fault-words.js';

/** A field, as forms call it, and what is wrong with it; of several, which. */
export function FaultLine({ fault }: { fault: Fault }) {
  const { i18n } = useLingui();
  const words = useFaultWords();
  const { name, number } = lastName(fault.path);
  const field = FIELD_NAMES[name];
  if (!field) return words(fault);
  return (
    <>
      <b>{[i18n._(field), number].filter((part) => part !== null).join(' ')}</b>: {words(fault)}
    </>
  );
}
