import { Injectable } from '@nestjs/common';
import { invalid, Transactions } from '#platform';
import { type BlockedSide, refuseUnblock, UNBLOCKED } from './blocker.rules.js';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { step } from './step.rules.js';

export interface Blocker {
  side: BlockedSide;
  /** Whose it is to remove it, where that is known. */
  postId?: string | null;
  /** What stands in the way. */
  text: string;
}

/** Names what stands in the way of a commitment on control, and clears it away. */
@Injectable()
export class BlockCommitment {
  constructor(
    private readonly changes: Changes,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Names it, in place of what was named before.
   * @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` without words or for an unknown post
   */
  async block(request: { commitmentId: string; version: number; blocker: Blocker }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'block');
    step({ status: change.commitment.status }, 'block');
    const { side, text, postId = null } = request.blocker;
    if (text.trim() === '') throw invalid({ path: 'text', rule: 'required', message: 'say what stands in the way' });
    if (postId !== null && !(await this.isPost(postId))) {
      throw invalid({ path: 'postId', rule: 'not_known', message: 'there is no such post' });
    }
    return this.changes.finish(change, {
      patch: { blocker: text, blockedSide: side, blockedByPostId: postId, blockedAt: change.now },
      event: { type: 'commitment.blocked' },
    });
  }

  /** @throws DomainError as `block`, and `conflict` when nothing stands in the way */
  async clear(request: { commitmentId: string; version: number; remark?: string }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'unblock');
    step({ status: change.commitment.status }, 'unblock');
    const fault = refuseUnblock(change.commitment);
    if (fault) throw fault;
    return this.changes.finish(change, {
      patch: UNBLOCKED,
      event: { type: 'commitment.unblocked', reason: request.remark ?? '' },
    });
  }

  private async isPost(id: string): Promise<boolean> {
    const rows = await this.transactions.manager.query<unknown[]>('SELECT FROM posts WHERE id = $1', [id]);
    return rows.length > 0;
  }
}
