import { Injectable, Logger } from '@nestjs/common';
import { Clock, SYSTEM, Transactions } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import type { PlannedOccurrence } from './occurrence.js';
import { isClean, LOOK_BACK_DAYS, type PlanFaults, stillSuspected, suspected } from './check-plan.rules.js';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { StoredPlan } from './stored-plan.js';

export interface PlanCheck {
  commitments: number;
  /** What has come with time alone, as periods within the horizon: the ordinary work of the night. */
  added: number;
  /** Reminders that were missing or should not have been there, in words. With correct code there are none. */
  wrong: string[];
}

/** The world is locked for as long as these take. */
const CHECKED_AT_ONCE = 1_000;

/** Recomputes the whole plan, repairs what differs and raises the alarm. */
@Injectable()
export class CheckPlan {
  private readonly log = new Logger(CheckPlan.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly affected: AffectedCommitments,
    private readonly planner: Planner,
    private readonly storedPlan: StoredPlan,
    private readonly lock: PlanLock,
    private readonly clock: Clock,
  ) {}

  /** Takes transactions of its own, a part of the register each, so that nobody waits long for it. */
  async run(): Promise<PlanCheck> {
    const ids = await this.transactions.run(SYSTEM, () => this.affected.all());
    const result: PlanCheck = { commitments: ids.length, added: 0, wrong: [] };
    for (let at = 0; at < ids.length; at += CHECKED_AT_ONCE) {
      await this.transactions.run(SYSTEM, () => this.check(ids.slice(at, at + CHECKED_AT_ONCE), result));
    }
    for (const difference of result.wrong) this.log.error(`The stored plan was wrong: ${difference}`);
    return result;
  }

  private async check(ids: readonly string[], result: PlanCheck): Promise<void> {
    // Alone: a change that commits between the two reads would look like a difference.
    await this.lock.forWorld();
    for await (const difference of this.planner.differences(ids, this.clock.now())) {
      const { missing, surplus } = await this.faultsOf(suspected(difference));
      result.added +=
        difference.furtherOn.length + difference.missing.length + difference.again.length - missing.length;
      result.wrong.push(
        ...missing.map((one) => `missing ${describe(one)}`),
        ...surplus.map((one) => `not due ${describe(one)}`),
      );
      await this.storedPlan.write(difference);
    }
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

function describe({ commitmentId, rung, ordinal, deadlineVersion, recipientId, dueAt }: PlannedOccurrence): string {
  const what = `${rung} of period ${ordinal}, deadline version ${deadlineVersion}`;
  return `${what}, commitment ${commitmentId}, for ${recipientId ?? 'nobody'} at ${dueAt.toString()}`;
}
