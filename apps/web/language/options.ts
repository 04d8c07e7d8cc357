import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';

/** Words of the register as the choices of a select, in their order, in the language of the screen. */
export function useOptions(): <Key extends string>(
  words: Record<Key, MessageDescriptor>,
) => { value: Key; label: string }[] {
  const { i18n } = useLingui();
  return (words) =>
    (Object.keys(words) as (keyof typeof words)[]).map((value) => ({ value, label: i18n._(words[value]) }));
}
