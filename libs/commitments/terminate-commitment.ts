import { Injectable } from '@nestjs/common';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { bothSides } from './propose-commitment.js';
import { step } from './workflow.rules.js';

/** Takes a commitment off control that will not be kept any more: overtaken by events, withdrawn, replaced. */
@Injectable()
export class TerminateCommitment {
  constructor(private readonly changes: Changes) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` without a reason */
  async run(request: { commitmentId: string; version: number; reason: string }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'terminate');
    const status = step({ status: change.commitment.status, reason: request.reason }, 'terminate');
    return this.changes.finish(change, {
      patch: { ...bothSides(change, status), settledAt: change.now },
      event: { type: 'commitment.terminated', reason: request.reason },
    });
  }
}
