import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { isSameRung } from './recheck.rules.js';
import { StoredPlan } from './stored-plan.js';

/** One rung that somebody else ought to hear. */
export interface Slot {
  commitmentId: string;
  rung: string;
  ordinal: number;
  deadlineVersion: number;
}

/** Sees to it that somebody hears what one person cannot be told. */
@Injectable()
export class Readdress {
  constructor(
    private readonly planner: Planner,
    private readonly storedPlan: StoredPlan,
    private readonly lock: PlanLock,
  ) {}

  /** Adds the reminders of some rungs for those who ought to hear them now; who has had them is left in peace. */
  async toWhomItConcerns(slots: readonly Slot[], now: Temporal.Instant, note: string): Promise<void> {
    if (slots.length === 0) return;
    await this.lock.forCommitments();
    const plans = await this.planner.plan([...new Set(slots.map(({ commitmentId }) => commitmentId))].sort(), now);
    const owed = slots.flatMap((slot) =>
      (plans.get(slot.commitmentId) ?? []).filter((planned) => isSameRung(planned, slot)),
    );
    await this.storedPlan.insert(owed, note);
  }
}
