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
