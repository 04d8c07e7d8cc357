import type { Choice, Found } from './found-select.js';

/** How the question for a list stands, as TanStack Query tells it. */
interface Asked<Thing> {
  data: { items: readonly Thing[] } | undefined;
  isPlaceholderData: boolean;
  isLoading: boolean;
}

/**
 * What a field can choose: what was found, and after it what is chosen, where that is not among it.
 * @param chosen undefined while nothing is chosen, or it is not read yet
 */
export function foundWith<Thing extends { id: string }>(
  { data, isPlaceholderData, isLoading }: Asked<Thing>,
  chosen: Thing | undefined,
  choice: (thing: Thing) => Choice,
): Found {
  const found = data?.items ?? [];
  const missing = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return { choices: [...found, ...missing].map(choice), isBehind: isPlaceholderData || isLoading };
}
