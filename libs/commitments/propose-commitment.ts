import { Injectable } from '@nestjs/common';
import { type Change, Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import type { ControlStatus } from './commitment.types.js';
import { step } from './step.rules.js';

/** A draft is put to the other side or to its author, who then take it on or decline it. */
@Injectable()
export class ProposeCommitment {
  constructor(private readonly changes: Changes) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale` or `conflict` */
  async propose(request: { commitmentId: string; version: number }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'propose');
    const status = step({ status: change.commitment.status }, 'propose');
    return this.changes.finish(change, { patch: bothSides(change, status), event: { type: 'commitment.proposed' } });
  }

  /** @throws DomainError as `propose`, and `invalid` without a reason */
  async decline(request: { commitmentId: string; version: number; reason: string }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'decline');
    const status = step({ status: change.commitment.status, reason: request.reason }, 'decline');
    return this.changes.finish(change, {
      patch: { ...bothSides(change, status), settledAt: change.now },
      event: { type: 'commitment.declined', reason: request.reason },
    });
  }
}

/** Before control both sides of a joint commitment stand at the same status. */
export function bothSides(
  { commitment }: Change,
  status: ControlStatus,
): { status: ControlStatus; counterpartStatus?: ControlStatus } {
  return commitment.side === 'joint' ? { status, counterpartStatus: status } : { status };
}
