import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { AT_FIRST_HIDDEN, columns } from './columns.js';

/** Where a browser remembers which columns are shown. */
const KEPT = 'pacta.register.columns';

export type Shown = Record<string, boolean>;
const AT_FIRST: Shown = Object.fromEntries(columns.map(({ id = '' }) => [id, !AT_FIRST_HIDDEN.includes(id)]));

/** The columns that this browser shows, and a way to choose others. */
export function useShownColumns() {
  const [kept, keep, forget] = useLocalStorage<Shown>({ key: KEPT, defaultValue: {}, getInitialValueInEffect: false });
  const shown = useMemo(() => shownOf(kept), [kept]);
  return { shown, keep, forget };
}

function shownOf(kept: unknown): Shown {
  const known = Object.entries((typeof kept === 'object' && kept) || {}).filter(([id]) => id in AT_FIRST);
  return { ...AT_FIRST, ...Object.fromEntries<boolean>(known), commitment: true };
}
