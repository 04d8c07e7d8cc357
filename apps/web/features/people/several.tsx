import type { ComponentType } from 'react';
import type { ChoosingProps } from '../../look/found-select.js';

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

/** Several posts or persons, each in a field of its own: an emptied field goes, the last one adds another. */
export function Several({ Choose, label, next, value = [], onChange, error }: Props) {
  const put = (at: number, id: string | null) => onChange(value.toSpliced(at, 1, ...(id === null ? [] : [id])));
  return (
    <>
      {value.map((id, at) => (
        <Choose key={at} label={label(at + 1)} mb="sm" value={id} onChange={(chosen) => put(at, chosen)} />
      ))}
      <Choose
        key={value.length}
        label={next}
        mb="sm"
        value={null}
        error={error}
        onChange={(chosen) => put(value.length, chosen)}
      />
    </>
  );
}
