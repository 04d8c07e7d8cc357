import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { invalid } from '#platform';
import { type Change, Changes } from './changes.js';
import type { Commitment } from './commitment.js';
import { deadlineColumns, deadlineRuleOf } from './commitment.rules.js';
import type { CommitmentDraft } from './commitment-draft.js';
import type { CommitmentRow } from './commitment.entity.js';
import { CommitmentReferences } from './commitment-references.js';
import { CommitmentWriter } from './commitment-writer.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { clearanceFaults, draftFaults } from './draft.rules.js';
import { type CommitmentEdit, countsAnew, editedDraft, refuseEdit } from './edit.rules.js';
import { missingPeriods, standingColumns } from './period.rules.js';
import { asHeld } from './periods.js';
import { step } from './workflow.rules.js';

/** Corrects what was entered: text, passage, posts; before control the deadline too. */
@Injectable()
export class EditCommitment {
  constructor(
    private readonly changes: Changes,
    private readonly access: Access,
    private readonly references: CommitmentReferences,
    private readonly termsSource: DeadlineTermsSource,
    private readonly writer: CommitmentWriter,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `stale`, `conflict`, or `invalid` with every fault at once */
  async run(request: { commitmentId: string; version: number; edit: CommitmentEdit }): Promise<Commitment> {
    const change = await this.changes.begin(request.commitmentId, request.version, 'edit');
    const { commitment } = change;
    step({ status: commitment.status }, 'edit');
    const draft = editedDraft(commitment, request.edit);
    const known = await this.references.known([draft]);
    const faults = [...draftFaults(draft, known), ...clearanceFaults(draft, this.access.principal.clearance)];
    if (faults.length > 0) throw invalid(...faults);
    const fault = refuseEdit(commitment, draft);
    if (fault) throw fault;
    const [passageId] = await this.references.passagesOf([draft]);
    const columns = {
      ...columnsOf(draft),
      passageId: passageId ?? null,
      ...counterpart(commitment, draft),
    };
    const anew = countsAnew(commitment, draft);
    await this.replaceChildren(commitment, draft);
    const deadlines = anew ? await this.countAnew(change, { ...commitment, ...columns }) : {};
    return this.changes.finish(change, {
      patch: { ...columns, ...deadlines },
      event: { type: 'commitment.edited' },
    });
  }

  private async replaceChildren(commitment: Commitment, draft: CommitmentDraft): Promise<void> {
    // A part keeps its completion as long as its words stay.
    const parts = (draft.parts ?? []).map((text, index) => {
      const held = commitment.parts[index];
      return { number: index + 1, text, completedAt: held?.text === text ? held.completedAt : null };
    });
    Object.assign(commitment, {
      parts,
      coExecutorPostIds: [...(draft.coExecutorPostIds ?? [])],
      observerIds: [...(draft.observerIds ?? [])],
    });
    await this.writer.replaceChildren(commitment);
  }

  private async countAnew({ commitment }: Change, edited: Commitment): Promise<Partial<CommitmentRow>> {
    const [found] = await this.termsSource.of([edited]);
    const { terms, today } = found;
    const rule = deadlineRuleOf(edited);
    const [first, ...later] = missingPeriods([], { rule, terms, today }).map(asHeld);
    if (commitment.controlledAt === null) commitment.periods = [first, ...later];
    else commitment.periods = [agreed(commitment.periods[0], first), ...later];
    await this.writer.writePeriods(commitment);
    return standingColumns(commitment);
  }
}

/** An agreed date is a new deadline, so that what was planned without it no longer counts; answers given stay. */
function agreed(held: Commitment['periods'][number], counted: Commitment['periods'][number]) {
  return { ...counted, deadlineVersion: held.deadlineVersion + 1, reportedAt: held.reportedAt };
}

function columnsOf(draft: CommitmentDraft): Partial<CommitmentRow> {
  const { meetingId, passage, passageId, deadline, coExecutorPostIds, observerIds, parts, number, ...columns } = draft;
  return { ...columns, ...deadlineColumns(deadline) };
}

/** A commitment that becomes joint starts with both sides at the same status; one that no longer is has one side. */
function counterpart(commitment: Commitment, draft: CommitmentDraft): Partial<CommitmentRow> {
  if (draft.side !== 'joint') return { counterpartStatus: null };
  return { counterpartStatus: commitment.counterpartStatus ?? commitment.status };
}
