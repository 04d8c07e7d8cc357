import { Injectable } from '@nestjs/common';
import { type Parties, Readers, type ReadingRights } from '#access';
import { Calendars } from '#calendars';
import type { WorkingCalendar } from '#deadlines';
import { type PlannableCommitment, PlannableQuery } from '#commitments';
import { type Roster, Rosters } from '#people';
import { Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { StoredLadder } from './ladder.entity.js';
import { DEFAULT_LADDER, DEFAULT_LADDER_CODE, type Ladder, postsNamedBy } from './ladder.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import { type Difference, planDifference } from './plan-difference.rules.js';
import { planOccurrences, type PlanTerms } from './plan.rules.js';
import { PlanningWorld } from './planning-world.rules.js';
import { StoredPlan } from './stored-plan.js';

/** How far ahead recurring deadlines and reviews are stored. The nightly check moves it on. */
export const HORIZON_DAYS = 400;

/** Bounds the memory that a change of the whole world needs. */
const COMMITMENTS_AT_ONCE = 2_000;

interface StoredLadders {
  /** By code. */
  ladders: ReadonlyMap<string, Ladder>;
  ladderOf: (code: string | null) => Ladder;
}

/** The facts that plans are made of, read once for many commitments. */
export interface Facts extends StoredLadders {
  roster: Roster;
  /** By country. */
  calendars: ReadonlyMap<string, WorkingCalendar>;
  rights: ReadingRights;
}

interface Planning extends Pick<Facts, 'ladderOf'> {
  world: PlanningWorld;
}

/** Loads what the plan depends on and asks the rules. */
@Injectable()
export class Planner {
  constructor(
    private readonly transactions: Transactions,
    private readonly storedPlan: StoredPlan,
    private readonly rosters: Rosters,
    private readonly readers: Readers,
    private readonly calendars: Calendars,
    private readonly plannableQuery: PlannableQuery,
  ) {}

  /** The plan that ought to be, for those of some commitments that are still there. */
  async plan(commitmentIds: readonly string[], now: Temporal.Instant): Promise<Map<string, PlannedOccurrence[]>> {
    const commitments = await this.plannable(commitmentIds);
    const facts = await this.factsFor(commitments);
    return this.planAll(commitments, now, { ...facts, world: new PlanningWorld({ ...facts, now }) });
  }

  /** What the plan of one commitment is made of; null when it is not there. */
  async basisOf(
    commitmentId: string,
    now: Temporal.Instant,
  ): Promise<{ commitment: PlannableCommitment; terms: PlanTerms } | null> {
    const [commitment] = await this.plannable([commitmentId]);
    if (commitment === undefined) return null;
    const facts = await this.factsFor([commitment]);
    const until = now.add({ hours: 24 * HORIZON_DAYS });
    return {
      commitment,
      terms: { ladder: facts.ladderOf(commitment.ladderCode), world: new PlanningWorld({ ...facts, now }), until },
    };
  }

  /**
   * By how much the stored plan of some commitments differs from the one that ought to be, a part of them at a time.
   * @param proposed the ladder to plan all of them by instead of the one that each has.
   */
  async *differences(
    commitmentIds: readonly string[],
    now: Temporal.Instant,
    proposed: Ladder | null = null,
  ): AsyncGenerator<Difference> {
    let planning: Planning | null = null;
    for (let at = 0; at < commitmentIds.length; at += COMMITMENTS_AT_ONCE) {
      const ids = commitmentIds.slice(at, at + COMMITMENTS_AT_ONCE);
      const commitments = await this.plannable(ids);
      const stored = await this.storedPlan.of(ids);
      // A draft is planned without looking at the world, which is not small.
      if (planning === null && commitments.some(isPlanned)) {
        const isAll = ids.length === commitmentIds.length;
        const facts = await (isAll ? this.factsFor(commitments, proposed) : this.load());
        const ladderOf = proposed === null ? facts.ladderOf : () => proposed;
        planning = { ladderOf, world: new PlanningWorld({ ...facts, now }) };
      }
      const desired = planning === null ? new Map<string, never[]>() : this.planAll(commitments, now, planning);
      const parts = commitments.map(({ id, periods, basis }) =>
        planDifference(desired.get(id) ?? [], stored.get(id) ?? [], {
          now,
          isNew: periods.every(({ answeredAt }) => answeredAt === null),
          repeats: basis === 'recurring' || basis === 'standing' || basis === 'open',
        }),
      );
      yield {
        missing: parts.flatMap(({ missing }) => missing),
        furtherOn: parts.flatMap(({ furtherOn }) => furtherOn),
        again: parts.flatMap(({ again }) => again),
        surplus: parts.flatMap(({ surplus }) => surplus),
      };
    }
  }

  /** The world as far as it matters to those who stand in a relation to some commitments. */
  async worldOf(commitments: readonly Parties[], now: Temporal.Instant): Promise<PlanningWorld> {
    const facts = await this.factsAround(commitments.flatMap(postsOfParties), await this.storedLadders());
    return new PlanningWorld({ ...facts, now });
  }

  /** Roster, rights, calendars and ladders, whole. */
  async load(): Promise<Facts> {
    return this.complete(await this.rosters.load(), await this.storedLadders());
  }

  /** Of the roster only what a few commitments can need: reading a large one takes longer than planning them. */
  private async factsFor(commitments: readonly PlannableCommitment[], proposed: Ladder | null = null): Promise<Facts> {
    const stored = await this.storedLadders();
    const inUse = new Set(commitments.map(({ ladderCode }) => proposed ?? stored.ladderOf(ladderCode)));
    const posts = [...commitments.flatMap(postsOfCommitment), ...[...inUse].flatMap(postsNamedBy)];
    return this.factsAround(posts, stored);
  }

  private async factsAround(postIds: readonly string[], stored: StoredLadders): Promise<Facts> {
    return this.complete(await this.rosters.around([...new Set(postIds)]), stored);
  }

  private async complete(roster: Roster, stored: StoredLadders): Promise<Facts> {
    const rights = await this.readers.rightsIn(roster);
    return { ...stored, roster, rights, calendars: await this.calendars.load(roster.countries) };
  }

  private async storedLadders(): Promise<StoredLadders> {
    const stored = await this.transactions.manager.find(StoredLadder);
    const ladders = new Map(stored.map(({ code, rules }) => [code, rules]));
    return { ladders, ladderOf: (code) => ladders.get(code ?? DEFAULT_LADDER_CODE) ?? DEFAULT_LADDER };
  }

  private plannable(ids: readonly string[]): Promise<PlannableCommitment[]> {
    return this.plannableQuery.plannable(ids);
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
}

/** Everybody else who can hear of a commitment is above one of these, or is named by its ladder. */
function postsOfCommitment(commitment: PlannableCommitment): string[] {
  const { counterpartPostId } = commitment;
  return [...postsOfParties(commitment), ...(counterpartPostId === null ? [] : [counterpartPostId])];
}

function postsOfParties({ leadPostId, coExecutorPostIds, controllerPostId, authorPostId }: Parties): string[] {
  return [leadPostId, ...coExecutorPostIds, controllerPostId, authorPostId];
}

/** Whether anybody can have to hear of it: while it is on control, and then that it was closed or terminated. */
function isPlanned({ controlledAt }: PlannableCommitment): boolean {
  return controlledAt !== null;
}
