import { Injectable } from '@nestjs/common';
import { Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { Periods } from './periods.js';
import { bothSides } from './propose-commitment.js';
import { step } from './step.rules.js';

/** Puts a commitment on control: from now on it is reminded of. */
@Injectable()
export class PutOnControl {
  constructor(
    private readonly changes: Changes,
    private readonly periods: Periods,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale` or `conflict` */
  async run(request: { commitmentId: string; version: number }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'put_on_control');
    const { commitment, now } = change;
    const status = step({ status: commitment.status }, 'put_on_control');
    // A draft may have lain for months: the periods that have come since are owed as well.
    await this.periods.topUp(commitment);
    return this.changes.finish(change, {
      patch: { controlledAt: now, ...bothSides(change, status) },
      event: { type: 'commitment.put_on_control' },
    });
  }
}
