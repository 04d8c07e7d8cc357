import { Injectable, Logger } from '@nestjs/common';
import { Clock, SYSTEM, Transactions } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import { MendPlan } from './mend-plan.js';
import type { PlanChange } from './plan-changes.rules.js';
import { MOST_SAMPLED, type PlanCheck, PlanChecks } from './plan-checks.js';
import { Planner } from './planner.js';

/** Looked at in one transaction: bounds the memory. */
const LOOKED_AT_AT_ONCE = 1_000;

/** The world is locked for as long as these take. */
const MENDED_AT_ONCE = 100;

/** Recomputes the whole plan, mends what differs, and keeps what it has found: the alarms go by that. */
@Injectable()
export class CheckPlan {
  private readonly log = new Logger(CheckPlan.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly affected: AffectedCommitments,
    private readonly planner: Planner,
    private readonly mendPlan: MendPlan,
    private readonly checks: PlanChecks,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes transactions of its own, so it must not be called inside one. Most of them only look, beside all who work:
   * whatever seems to differ there, be it because of a change that committed between two reads, is looked at again with
   * the world locked, a few commitments at a time.
   * @param onProgress told how many of how many commitments are done.
   */
  async run(onProgress: (done: number, total: number) => void = () => undefined): Promise<PlanCheck> {
    const began = performance.now();
    const ids = await this.transactions.run(SYSTEM, () => this.affected.all());
    const found: Omit<PlanCheck, 'seconds'> = { commitments: ids.length, added: 0, differences: 0, sample: [] };
    for (const [at, part] of partsOf(ids, LOOKED_AT_AT_ONCE)) {
      const differing = await this.transactions.run(SYSTEM, () => this.differing(part));
      for (const [, few] of partsOf(differing, MENDED_AT_ONCE)) {
        const { added, faults } = await this.transactions.run(SYSTEM, () => this.mendPlan.mend(few));
        found.added += added;
        found.differences += faults.length;
        const told = faults.slice(0, MOST_SAMPLED - found.sample.length);
        // Now: they are mended, and nobody would find them again if this process ended before the check does.
        for (const change of told) this.log.error(`The stored plan was wrong: ${describe(change)}`);
        found.sample.push(...told);
      }
      onProgress(at + part.length, ids.length);
    }
    const check = { ...found, seconds: (performance.now() - began) / 1_000 };
    await this.transactions.run(SYSTEM, () => this.checks.keep(check));
    const left = found.differences - found.sample.length;
    if (left > 0) this.log.error(`The stored plan was wrong in ${left} more reminders`);
    return check;
  }

  private async differing(ids: readonly string[]): Promise<string[]> {
    const differing = new Set<string>();
    for await (const { missing, furtherOn, again, surplus } of this.planner.differences(ids, this.clock.now())) {
      for (const { commitmentId } of [...missing, ...furtherOn, ...again, ...surplus]) differing.add(commitmentId);
    }
    return [...differing];
  }
}

function* partsOf(ids: readonly string[], size: number): Generator<[at: number, part: readonly string[]]> {
  for (let at = 0; at < ids.length; at += size) yield [at, ids.slice(at, at + size)];
}

const FAULTS: Record<PlanChange['kind'], string> = {
  added: 'missing',
  taken_back: 'not due',
  moved: 'at another time',
  other_reason: 'through another post',
};

function describe({ kind, occurrence }: PlanChange): string {
  const { commitmentId, rung, ordinal, deadlineVersion, recipientId, dueAt } = occurrence;
  const what = `${rung} of period ${ordinal}, deadline version ${deadlineVersion}`;
  return `${FAULTS[kind]} ${what}, commitment ${commitmentId}, for ${recipientId ?? 'nobody'} at ${dueAt.toString()}`;
}
