import { Injectable } from '@nestjs/common';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import type { ControlStatus } from './commitment.types.js';
import { refuseCounterpartMove } from './counterpart.rules.js';
import { step } from './step.rules.js';

export interface CounterpartMove {
  commitmentId: string;
  version: number;
  /** Where the other side stands, as it has become known here. */
  status: ControlStatus;
  /** How it has become known. */
  remark?: string;
}

/**
 * Records where the other side of a joint commitment stands. Nobody here decides for it: whoever hears from it first
 * enters what was heard, the lead who works with it, or a registrar who gets its papers. Neither the controller nor the
 * author's side does, who judge our own side by what has been entered.
 */
@Injectable()
export class MoveCounterpart {
  constructor(private readonly changes: Changes) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` where there is no other side */
  async run(request: CounterpartMove): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'move_counterpart');
    step({ status: change.commitment.status }, 'move_counterpart');
    const fault = refuseCounterpartMove(change.commitment.counterpartStatus, request.status);
    if (fault) throw fault;
    return this.changes.finish(change, {
      patch: { counterpartStatus: request.status },
      event: { type: 'commitment.counterpart_moved', reason: request.remark ?? '' },
    });
  }
}
