import { conflict, type DomainError, invalid } from '#platform';
import type { ControlStatus } from './commitment.types.js';
import { hasLeftControl, WORKFLOW } from './workflow.rules.js';

/** What stands against recording that the other side of a joint commitment has moved: it follows the same table. */
export function refuseCounterpartMove(held: ControlStatus | null, wanted: ControlStatus): DomainError | null {
  if (held === null) {
    return invalid({
      path: 'status',
      rule: 'not_here',
      message: 'only a joint commitment has a status of the other side',
    });
  }
  const possible = counterpartMoves(held);
  if (possible.includes(wanted)) return null;
  return conflict(
    'step_not_possible',
    `The other side is ${held}; from there it can become: ${possible.join(', ') || 'nothing else'}.`,
  );
}

/** Where one step can take the other side. */
export function counterpartMoves(held: ControlStatus): ControlStatus[] {
  const reachable = Object.values(WORKFLOW).map(({ moves }) => moves[held]);
  return [...new Set(reachable)].filter((status) => status !== undefined && status !== held) as ControlStatus[];
}

/** A termination ends what the other side still owes; what it has kept, declined or ended before stays as it was. */
export function counterpartAtTermination(held: ControlStatus | null): ControlStatus | null {
  return held === null || hasLeftControl(held) ? held : 'terminated';
}

/**
 * A re-opening takes back what the termination did to the other side, and nothing else: what ended for reasons of its own,
 * or was recorded since, stands.
 * @param ended where the other side stood when the termination ended it; null when it did not.
 */
export function counterpartAtReopening(held: ControlStatus | null, ended: ControlStatus | null): ControlStatus | null {
  return held === 'terminated' && ended !== null ? ended : held;
}
