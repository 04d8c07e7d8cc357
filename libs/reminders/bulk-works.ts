import { Injectable } from '@nestjs/common';
import { type BulkChange, type BulkRequest, BulkWork } from '#commitments';
import { Transactions } from '#platform';
import type { ControlWarning } from './control-warnings.rules.js';
import { ControlWarnings } from './control-warnings.js';
import { firstByEffect, NamedChanges, type PreviewedChange } from './named-changes.js';
import { PLAN_CHANGES, type PlanChange, planChangesBetween } from './plan-changes.rules.js';
import { StoredPlan } from './stored-plan.js';

export type ChangeCounts = Record<PlanChange['kind'], number>;

/** What becomes of the reminders of one commitment that have not gone out. */
export interface ReminderChanges {
  counts: ChangeCounts;
  /** Those that take effect first. */
  first: PreviewedChange[];
}

export interface BulkChangeTold extends BulkChange {
  reminders: ReminderChanges;
  /** Whom reminders to the lead do not reach as things stand then; of what is on control. */
  warnings: ControlWarning[];
}

export interface BulkOutcome {
  /** What the events of all of them carry as `bulkWorkId`; null of a preview. */
  id: string | null;
  /** In the order of the request. */
  commitments: BulkChangeTold[];
  totals: {
    commitments: number;
    /** Those that differ afterwards. */
    changed: number;
    /** Those that there are warnings of. */
    warned: number;
    reminders: ChangeCounts;
  };
}

/** So many reminders are told of each commitment; all are counted. */
const MOST_OF_EACH = 3;

/** Bulk work with its consequences, done or only told. */
@Injectable()
export class BulkWorks {
  constructor(
    private readonly work: BulkWork,
    private readonly transactions: Transactions,
    private readonly storedPlan: StoredPlan,
    private readonly names: NamedChanges,
    private readonly warnings: ControlWarnings,
  ) {}

  /** Does it. @throws DomainError as `BulkWork.check` */
  async run(request: BulkRequest): Promise<BulkOutcome> {
    const checked = await this.work.check(request);
    const ids = request.commitments.map(({ id }) => id);
    // Without the plan's lock, which comes last for everybody: what the world changes meanwhile is told as well.
    const before = await this.storedPlan.of(ids);
    const done = await this.work.apply(checked);
    const after = await this.storedPlan.of(ids);
    const warnings = await this.warnings.of(checked.onControl);
    const changes = done.changes.map(({ id, reference }) =>
      planChangesBetween(before.get(id) ?? [], after.get(id) ?? []).map((change) => ({ ...change, reference })),
    );
    const first = changes.map((listed) => firstByEffect(listed, MOST_OF_EACH));
    const named = await this.names.of(first.flat());
    const firstOf = byCommitment(named);
    const commitments = done.changes.map((change, index) => ({
      ...change,
      reminders: { counts: countsOf(changes[index]), first: firstOf.get(change.id) ?? [] },
      warnings: warnings.get(change.id) ?? [],
    }));
    return { id: done.id, commitments, totals: totalsOf(commitments) };
  }

  /** Tells what it would come to: does it, and takes all of it back. @throws as `run` */
  async preview(request: BulkRequest): Promise<BulkOutcome> {
    const outcome = await this.transactions.undo(() => this.run(request));
    return { ...outcome, id: null };
  }
}

function byCommitment(named: readonly PreviewedChange[]): Map<string, PreviewedChange[]> {
  const found = new Map<string, PreviewedChange[]>();
  for (const change of named) {
    const { id } = change.commitment;
    found.set(id, [...(found.get(id) ?? []), change]);
  }
  return found;
}

function countsOf(changes: readonly PlanChange[]): ChangeCounts {
  const counts = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function totalsOf(commitments: readonly BulkChangeTold[]): BulkOutcome['totals'] {
  const reminders = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
  for (const kind of PLAN_CHANGES) {
    reminders[kind] = commitments.reduce((sum, one) => sum + one.reminders.counts[kind], 0);
  }
  return {
    commitments: commitments.length,
    changed: commitments.filter(({ after }) => Object.keys(after).length > 0).length,
    warned: commitments.filter(({ warnings }) => warnings.length > 0).length,
    reminders,
  };
}
