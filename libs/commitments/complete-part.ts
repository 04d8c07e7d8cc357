import { Injectable } from '@nestjs/common';
import { invalid } from '#platform';
import { Authorship } from './authorship.js';
import { type Change, Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { openParts } from './commitment.rules.js';
import { CommitmentStore } from './commitment-store.js';
import { completedPartFaults } from './part.rules.js';
import { step } from './step.rules.js';

/** Marks parts of a compound commitment as complete; the commitment is complete when all of them are. */
@Injectable()
export class CompletePart {
  constructor(
    private readonly changes: Changes,
    private readonly authorship: Authorship,
    private readonly store: CommitmentStore,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` for a part that does not exist */
  async run(request: { commitmentId: string; version: number; number: number }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'complete_part');
    step({ status: change.commitment.status }, 'complete_part');
    await this.mark(change, [request.number]);
    // A registrar completes it for the lead: history says so.
    await this.authorship.of(change);
    return this.changes.finish(change, {
      event: { type: 'commitment.part_completed', after: { part: request.number } },
    });
  }

  /** Marks parts within a change that is under way; those that are complete already keep their time. */
  async mark({ commitment, now }: Change, numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return;
    const faults = completedPartFaults(commitment.parts, numbers);
    if (faults.length > 0) throw invalid(faults);
    const open = openParts(commitment).filter((number) => numbers.includes(number));
    await this.store.updateParts(commitment, open, { completedAt: now });
  }
}
