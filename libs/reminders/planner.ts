import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Calendars } from '#calendars';
import { type PlannableCommitment, Plannables } from '#commitments';
import { Rosters } from '#people';
import { Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { StoredLadder } from './ladder.entity.js';
import { DEFAULT_LADDER, DEFAULT_LADDER_CODE, type Ladder } from './ladder.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import { type Difference, planDifference } from './plan-difference.rules.js';
import { planOccurrences } from './plan.rules.js';
import { PlanningWorld } from './planning-world.rules.js';
import { StoredPlan } from './stored-plan.js';

/** How far ahead recurring deadlines and reviews are stored. The nightly check moves it on. */
export const HORIZON_DAYS = 400;

/** Bounds the memory that a change of the whole world needs. */
const COMMITMENTS_AT_ONCE = 2_000;

/** The facts that plans are made of, read once for many commitments. */
export interface Planning {
  world: PlanningWorld;
  ladderOf: (code: string | null) => Ladder;
}

/** Loads what the plan depends on and asks the rules. */
@Injectable()
export class Planner {
  constructor(
    private readonly transactions: Transactions,
    private readonly storedPlan: StoredPlan,
    private readonly modules: ModuleRef,
  ) {}

  /** The plan that ought to be, for those of some commitments that are still there. */
  async plan(commitmentIds: readonly string[], now: Temporal.Instant): Promise<Map<string, PlannedOccurrence[]>> {
    const commitments = await this.plannable(commitmentIds);
    return this.planAll(commitments, now, await this.load(now));
  }

  /** By how much the stored plan of some commitments differs from the one that ought to be, a part of them at a time. */
  async *differences(commitmentIds: readonly string[], now: Temporal.Instant): AsyncGenerator<Difference> {
    let planning: Planning | null = null;
    for (let at = 0; at < commitmentIds.length; at += COMMITMENTS_AT_ONCE) {
      const ids = commitmentIds.slice(at, at + COMMITMENTS_AT_ONCE);
      const commitments = await this.plannable(ids);
      const stored = await this.storedPlan.of(ids);
      // A draft and a closed commitment are planned without looking at the world, which is not small.
      if (commitments.some(isOnControl)) planning ??= await this.load(now);
      const desired = planning === null ? new Map<string, never[]>() : this.planAll(commitments, now, planning);
      const parts = commitments.map(({ id, answeredAt }) =>
        planDifference(desired.get(id) ?? [], stored.get(id) ?? [], { now, isNew: answeredAt === null }),
      );
      yield {
        missing: parts.flatMap(({ missing }) => missing),
        surplus: parts.flatMap(({ surplus }) => surplus),
      };
    }
  }

  /** Roster, calendars and ladders, whole. @param now see PlanningWorld; null for a forecast. */
  async load(now: Temporal.Instant | null): Promise<Planning> {
    const roster = await this.foreign(Rosters).load();
    const { manager } = this.transactions;
    const countries: { country: string }[] = await manager.query(`SELECT DISTINCT country FROM bodies`);
    const calendars = await this.foreign(Calendars).load(countries.map(({ country }) => country));
    const ladders = new Map((await manager.find(StoredLadder)).map(({ code, rules }) => [code, rules]));
    return {
      world: new PlanningWorld(roster, calendars, now),
      ladderOf: (code) => ladders.get(code ?? DEFAULT_LADDER_CODE) ?? DEFAULT_LADDER,
    };
  }

  plannable(ids: readonly string[]): Promise<PlannableCommitment[]> {
    return this.foreign(Plannables).plannable(ids);
  }

  private planAll(
    commitments: readonly PlannableCommitment[],
    now: Temporal.Instant,
    { world, ladderOf }: Planning,
  ): Map<string, PlannedOccurrence[]> {
    const until = now.add({ hours: 24 * HORIZON_DAYS });
    return new Map(
      commitments.map((commitment) => [
        commitment.id,
        planOccurrences(commitment, { ladder: ladderOf(commitment.ladderCode), world, until }),
      ]),
    );
  }

  /**
   * What the plan reads stands in libs whose use cases tell the plan of their changes. Injected, the two would wait for
   * each other when the process starts; so they are looked up when they are needed.
   */
  private foreign<T>(provider: new (...args: never[]) => T): T {
    return this.modules.get<T>(provider, { strict: false });
  }
}

function isOnControl({ status }: PlannableCommitment): boolean {
  return status === 'active' || status === 'reported';
}
