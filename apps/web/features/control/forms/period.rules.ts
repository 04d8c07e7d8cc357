import type { Commitment } from '../../../client/api.generated.js';

/** The periods that can be chosen among, each with its deadline. */
export function periodChoices(
  { periods }: Pick<Commitment, 'periods'>,
  ordinals: readonly number[],
): { value: string; deadline: string | null }[] {
  return periods
    .filter(({ ordinal }) => ordinals.includes(ordinal))
    .map(({ ordinal, currentDeadline }) => ({ value: String(ordinal), deadline: currentDeadline }));
}
