import { Injectable } from '@nestjs/common';
import { Clock, Replanner } from '#platform';
import { AffectedCommitments, type RosterChange } from './affected-commitments.js';
import { DigestChanges } from './digest-changes.js';
import { PlanLock } from './plan-lock.js';
import { Planner } from './planner.js';
import { StoredPlan } from './stored-plan.js';

/** Writes, in the transaction of the change, by how much the stored plan differs from the one that ought to be. */
@Injectable()
export class Replan extends Replanner {
  constructor(
    private readonly lock: PlanLock,
    private readonly planner: Planner,
    private readonly storedPlan: StoredPlan,
    private readonly affected: AffectedCommitments,
    private readonly digests: DigestChanges,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async commitmentsChanged(commitmentIds: readonly string[]): Promise<void> {
    if (commitmentIds.length === 0) return;
    await this.lock.forCommitments();
    await this.bringUpToDate([...new Set(commitmentIds)].sort());
  }

  override async rosterChanged(change: RosterChange): Promise<void> {
    await this.lock.forWorld();
    await this.bringUpToDate(await this.affected.byRoster(change));
    await this.digests.rosterChanged(change);
  }

  /** Without the lock: no occurrence depends on it, and nobody is held up by what somebody chooses for themselves. */
  override async digestsChanged(personIds: readonly string[]): Promise<void> {
    await this.digests.rosterChanged({ personIds });
  }

  override async calendarChanged(country: string): Promise<void> {
    await this.lock.forWorld();
    await this.bringUpToDate(await this.affected.byCountry(country));
    await this.digests.calendarChanged();
  }

  override async meetingChanged(meetingId: string): Promise<void> {
    await this.lock.forWorld();
    await this.bringUpToDate(await this.affected.byMeeting(meetingId));
  }

  async ladderChanged(code: string): Promise<void> {
    await this.lock.forWorld();
    await this.bringUpToDate(await this.affected.byLadder(code));
  }

  private async bringUpToDate(commitmentIds: readonly string[]): Promise<void> {
    for await (const difference of this.planner.differences(commitmentIds, this.clock.now())) {
      await this.storedPlan.write(difference);
    }
  }
}
