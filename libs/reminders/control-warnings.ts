import { Injectable } from '@nestjs/common';
import { ReadCommitment } from '#commitments';
import { Clock } from '#platform';
import { type ControlWarning, controlWarnings } from './control-warnings.rules.js';
import { Planner } from './planner.js';

/** Tells, when commitments have been put on control, whom reminders of them will not reach. */
@Injectable()
export class ControlWarnings {
  constructor(
    private readonly commitments: ReadCommitment,
    private readonly planner: Planner,
    private readonly clock: Clock,
  ) {}

  /** Of some commitments, as things stand today; by id, only those that there is something to say of. */
  async of(commitmentIds: readonly string[]): Promise<Map<string, ControlWarning[]>> {
    if (commitmentIds.length === 0) return new Map();
    const now = this.clock.now();
    const commitments = await this.commitments.partiesOfEach(commitmentIds);
    const world = await this.planner.worldOf(commitments, now);
    const warned = commitments.map((about): [string, ControlWarning[]] => [
      about.id,
      controlWarnings(about, world, now),
    ]);
    return new Map(warned.filter(([, warnings]) => warnings.length > 0));
  }
}
