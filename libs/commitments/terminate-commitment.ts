import { Injectable } from '@nestjs/common';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { counterpartAtTermination } from './counterpart.rules.js';
import { step } from './step.rules.js';
import { Supersession } from './supersession.js';

export interface Termination {
  commitmentId: string;
  version: number;
  reason: string;
  /** The commitment that is to be kept instead. */
  supersededById?: string;
}

/** Takes a commitment off control that will not be kept any more: overtaken by events, withdrawn, superseded. */
@Injectable()
export class TerminateCommitment {
  constructor(
    private readonly changes: Changes,
    private readonly supersession: Supersession,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` without a reason or a fit successor */
  async run(request: Termination): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'terminate');
    const { commitment, now } = change;
    const status = step({ status: commitment.status, reason: request.reason }, 'terminate');
    const { supersededById = null } = request;
    if (supersededById !== null) await this.supersession.expect(commitment.id, supersededById);
    const counterpartStatus = counterpartAtTermination(commitment.counterpartStatus);
    return this.changes.finish(change, {
      patch: { status, counterpartStatus, settledAt: now, supersededById },
      event: { type: 'commitment.terminated', reason: request.reason },
    });
  }
}
