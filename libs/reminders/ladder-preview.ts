import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Clock, notFound, Transactions } from '#platform';
import { AffectedCommitments } from './affected-commitments.js';
import type { Ladder } from './ladder.rules.js';
import { firstByEffect, type Listed, NamedChanges, type PreviewedChange } from './named-changes.js';
import { type PlanChange, planChanges } from './plan-changes.rules.js';
import { Planner } from './planner.js';

export interface LadderPreview {
  /** On control and following the ladder. */
  commitments: number;
  /** Those of them whose plan would change. */
  changedCommitments: number;
  /** How many reminders would change in which way. */
  counts: Record<PlanChange['kind'], number>;
  /** The changes that take effect first. */
  items: PreviewedChange[];
  /** Changes beyond those listed; of a ladder also those of commitments that the reader may not see. */
  notListed: number;
}

/** What would follow the proposed rules: all that follow a ladder, one commitment, or those of a meeting. */
export type Following = { ladderCode: string } | { commitmentId: string } | { meetingId: string };

export const MOST_LISTED = 200;

/** What a change of a ladder would do to the plan, without doing it. */
@Injectable()
export class LadderPreviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly affected: AffectedCommitments,
    private readonly planner: Planner,
    private readonly access: Access,
    private readonly names: NamedChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for the difference that saving would write, of the same commitments and by the same rules, and writes nothing.
   * Of a ladder the numbers are those of all who follow it, whoever may see them (ADR 0024); of a choice, of what the reader
   * may see.
   * @param rules as they are kept.
   */
  async of(rules: Ladder, following: Following): Promise<LadderPreview> {
    const ids = await this.follow(following);
    const counts = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
    const changed = new Set<string>();
    let listed: Listed[] = [];
    for await (const difference of this.planner.differences(ids, this.clock.now(), rules)) {
      const changes = planChanges(difference);
      for (const { kind, occurrence } of changes) {
        counts[kind]++;
        changed.add(occurrence.commitmentId);
      }
      listed = firstByEffect([...listed, ...(await this.visible(changes))], MOST_LISTED);
    }
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const numbers = { commitments: ids.length, changedCommitments: changed.size, counts };
    return { ...numbers, items: await this.names.of(listed), notListed: total - listed.length };
  }

  private async follow(following: Following): Promise<string[]> {
    if ('ladderCode' in following) return this.affected.byLadder(following.ladderCode);
    if ('meetingId' in following) {
      await this.expectMeeting(following.meetingId);
      const ids = await this.affected.byMeeting(following.meetingId);
      const readable = await this.readable(ids);
      return ids.filter((id) => readable.has(id));
    }
    const { commitmentId } = following;
    if (!(await this.readable([commitmentId])).has(commitmentId)) throw notFound();
    return this.affected.onControl(commitmentId);
  }

  private async expectMeeting(id: string): Promise<void> {
    const rows: unknown[] = await this.transactions.manager.query('SELECT FROM meetings WHERE id = $1', [id]);
    if (rows.length === 0) throw notFound();
  }

  private async visible(changes: readonly PlanChange[]): Promise<Listed[]> {
    const ids = [...new Set(changes.map(({ occurrence }) => occurrence.commitmentId))];
    const references = await this.readable(ids);
    return changes.flatMap((change) => {
      const reference = references.get(change.occurrence.commitmentId);
      return reference === undefined ? [] : [{ ...change, reference }];
    });
  }

  /** The references of those of some commitments that the reader may see, by id. */
  private async readable(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { sql, parameters } = this.access.visibility('c', 1);
    const rows = await this.transactions.manager.query<{ id: string; reference: string }[]>(
      `SELECT c.id, c.reference FROM commitments c WHERE c.id = ANY($1::uuid[]) AND ${sql}`,
      [ids, ...parameters],
    );
    return new Map(rows.map(({ id, reference }) => [id, reference]));
  }
}
