import type { Commitment } from '../../client/api.generated.js';
import { useLadderOf } from '../ladders/index.js';

/** For how many working days an answer quiets the reminders after the deadline; null while that is not known. */
export function usePauseDays(commitment: Commitment): number | null {
  return useLadderOf(commitment)?.rules.pauseDays ?? null;
}
