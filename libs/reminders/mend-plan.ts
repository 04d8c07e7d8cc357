import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { isClean, LOOK_BACK_DAYS, type PlanFaults, stillSuspected, suspected } from './check-plan.rules.js';
import { type PlanChange, planChanges } from './plan-changes.rules.js';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { StoredPlan } from './stored-plan.js';

export interface Mended {
  /** What has come with time alone, as periods within the horizon: the ordinary work of the night. */
  added: number;
  /** What nothing explains. With correct code there is none. */
  faults: PlanChange[];
}

/** Puts the stored plan of some commitments right, and tells what time has done to it from what was wrong. */
@Injectable()
export class MendPlan {
  constructor(
    private readonly planner: Planner,
    private readonly storedPlan: StoredPlan,
    private readonly lock: PlanLock,
    private readonly clock: Clock,
  ) {}

  /** Holds up every change of the register until the transaction ends: a few commitments at a time. */
  async mend(commitmentIds: readonly string[]): Promise<Mended> {
    // Alone: a change that commits between the two reads would look like a difference.
    await this.lock.forWorld();
    const mended: Mended = { added: 0, faults: [] };
    for await (const difference of this.planner.differences(commitmentIds, this.clock.now())) {
      const { missing, furtherOn, again } = difference;
      const faults = await this.faultsOf(suspected(difference));
      mended.added += furtherOn.length + missing.length + again.length - faults.missing.length;
      mended.faults.push(...planChanges({ ...faults, furtherOn: [], again: [] }));
      await this.storedPlan.write(difference);
    }
    return mended;
  }

  /** What of a suspicion the passing of time does not explain. With correct code there is hardly ever anything to ask. */
  private async faultsOf(suspicion: PlanFaults): Promise<PlanFaults> {
    let left = suspicion;
    for (const days of LOOK_BACK_DAYS) {
      if (isClean(left)) return left;
      const ids = [...new Set([...left.missing, ...left.surplus].map(({ commitmentId }) => commitmentId))];
      const earlier = this.clock.now().subtract({ hours: 24 * days });
      for await (const difference of this.planner.differences(ids, earlier)) left = stillSuspected(left, difference);
    }
    return left;
  }
}
