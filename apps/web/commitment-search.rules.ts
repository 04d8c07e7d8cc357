import { cleared } from './client/address.rules.js';
import { CONTROL_KINDS, type ControlKind } from './features/control/control-action.types.js';
import { isMoment } from './look/as-of.rules.js';

export interface CommitmentSearch {
  /** The form that is to be open. */
  do?: ControlKind | undefined;
  /** The moment of the past that is to be shown: a day, the end of which is meant, or an instant. */
  asOf?: string | undefined;
}

/**
 * What an address says to the page of a commitment. What cannot be a moment is not asked for: the page then shows today,
 * without a banner that says otherwise.
 */
export function commitmentSearch(given: Record<string, unknown>): CommitmentSearch {
  const { do: wanted, asOf } = given;
  const kind = CONTROL_KINDS.find((one) => one === wanted);
  return { ...cleared(given), ...(kind && { do: kind }), ...(isMoment(asOf) && { asOf }) };
}
