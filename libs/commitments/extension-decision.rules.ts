import { conflict, type DomainError } from '#platform';
import { type Hands, refuseOwnWork } from './own-work.rules.js';
import type { HeldPeriod } from './period.rules.js';
import type { ExtensionState } from './report.entity.js';

/** A request as whoever decides on it finds it. */
export interface AskedExtension {
  state: ExtensionState;
  period: number;
  requestedById: string;
  onBehalfOfId: string | null;
}

/** What stands against deciding on a request, whichever way. Who may decide and in which status is the workflow's table. */
export function refuseExtensionDecision(
  { state, period, requestedById, onBehalfOfId }: AskedExtension,
  { periods, hands }: { periods: readonly HeldPeriod[]; hands: Hands },
): DomainError | null {
  if (state !== 'requested') return conflict('already_decided', `This request was ${state} already.`);
  if (periods.find(({ ordinal }) => ordinal === period)?.settledAt) {
    return conflict('period_settled', `Period ${period} is settled already.`);
  }
  return refuseOwnWork(hands, { personId: requestedById, onBehalfOfId }, 'request');
}
