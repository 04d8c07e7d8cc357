import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Fault, invalid, Transactions } from '#platform';
import { Authorship } from './authorship.js';
import { type Change, Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { PartRow } from './commitment.entity.js';
import { step } from './workflow.rules.js';

/** Marks parts of a compound commitment as complete; the commitment is complete when all of them are. */
@Injectable()
export class CompletePart {
  constructor(
    private readonly changes: Changes,
    private readonly authorship: Authorship,
    private readonly transactions: Transactions,
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
    const faults = numbers.flatMap((number, index): Fault[] =>
      commitment.parts.some((part) => part.number === number)
        ? []
        : [{ path: `completedParts[${index}]`, message: `there is no part ${number}` }],
    );
    if (faults.length > 0) throw invalid(...faults);
    const open = commitment.parts.filter((part) => part.completedAt === null && numbers.includes(part.number));
    for (const part of open) part.completedAt = now;
    const which = { commitmentId: commitment.id, number: In(open.map((part) => part.number)) };
    await this.transactions.manager.update(PartRow, which, { completedAt: now });
  }
}
