import { type ComponentType, useState } from 'react';
import type { ChoosingProps } from '../../look/found-select.js';
import { keysAfter, keysFor } from './several.rules.js';

interface Props {
  /** A field that chooses one of them. */
  Choose: ComponentType<ChoosingProps>;
  /** What the field of each is called, counted from 1. */
  label: (number: number) => string;
  /** What the empty field is called that stands after them. */
  next: string;
  value?: readonly string[];
  onChange: (ids: string[]) => void;
  error?: ChoosingProps['error'];
}

/**
 * Several posts or persons, each in a field of its own: an emptied field goes to the end, in place of the empty one
 * there; what is chosen in the last one adds another. The field that somebody is in keeps its element, and so the focus.
 */
export function Several({ Choose, label, next, value = [], onChange, error }: Props) {
  const [kept, setKept] = useState<readonly number[]>([]);
  const keys = keysFor(kept, value.length + 1);
  const put = (at: number, id: string | null) => {
    setKept(keysAfter(keys, at, id !== null));
    onChange(value.toSpliced(at, 1, ...(id === null ? [] : [id])));
  };
  return keys.map((key, at) => (
    <Choose
      key={key}
      label={at < value.length ? label(at + 1) : next}
      mb="sm"
      value={value[at] ?? null}
      error={at < value.length ? undefined : error}
      onChange={(chosen) => put(at, chosen)}
    />
  ));
}
