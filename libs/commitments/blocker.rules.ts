import { conflict, type DomainError } from '#platform';
import type { CommitmentRow } from './commitment.entity.js';
import type { ControlStatus } from './commitment.types.js';
import { hasLeftControl } from './workflow.rules.js';

/** On whose side it stands in the way. */
export const BLOCKED_SIDES = ['ours', 'theirs'] as const;
export type BlockedSide = (typeof BLOCKED_SIDES)[number];

type BlockerColumns = Pick<CommitmentRow, 'blocker' | 'blockedSide' | 'blockedByPostId' | 'blockedAt'>;

export const UNBLOCKED: BlockerColumns = { blocker: null, blockedSide: null, blockedByPostId: null, blockedAt: null };

/** What has left control has nothing in its way any more. To be written with every change of the status. */
export function unblockedBy(status: ControlStatus | undefined, { blocker }: BlockerColumns): Partial<BlockerColumns> {
  return status !== undefined && hasLeftControl(status) && blocker !== null ? UNBLOCKED : {};
}

/** What stands against clearing away what stands in the way. */
export function refuseUnblock({ blocker }: Pick<BlockerColumns, 'blocker'>): DomainError | null {
  if (blocker !== null) return null;
  return conflict('not_blocked', 'Nothing is named that stands in the way of this commitment.');
}
