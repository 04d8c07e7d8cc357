import { type DomainError, invalid } from '#platform';
import type { ControlStatus } from './commitment.types.js';

/** A commitment that is to take the place of another. */
export interface Successor {
  id: string;
  status: ControlStatus;
  /** Ids of what it was superseded by itself, one after the other. */
  chain: readonly string[];
}

const PATH = 'supersededById';

/**
 * What stands against a commitment being superseded by another.
 * @param successor null where there is none, or none that the actor may see: the two look the same.
 */
export function refuseSupersession(id: string, successor: Successor | null): DomainError | null {
  if (successor === null) return invalid({ path: PATH, rule: 'not_known', message: 'there is no such commitment' });
  if (successor.id === id)
    return invalid({ path: PATH, rule: 'same', message: 'a commitment cannot be superseded by itself' });
  if (successor.chain.includes(id)) {
    return invalid({ path: PATH, rule: 'circle', message: 'leads back to this commitment, which has superseded it' });
  }
  if (successor.status !== 'terminated' && successor.status !== 'declined') return null;
  return invalid({
    path: PATH,
    rule: 'not_here',
    message: `is ${successor.status} itself: name the commitment that is to be kept instead`,
  });
}
