import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { DomainError, invalid } from '#platform';
import { type Change, Changes, type Outcome } from './changes.js';
import type { Commitment } from './commitment.js';
import { deadlineColumns, deadlineRuleOf } from './commitment.rules.js';
import type { CommitmentDraft } from './commitment-draft.js';
import type { CommitmentRow } from './commitment.entity.js';
import type { Classification } from './commitment.types.js';
import { CommitmentReferences } from './commitment-references.js';
import { type Child, CHILDREN, CommitmentWriter } from './commitment-writer.js';
import { DeadlineTermsSource, type TermsToday } from './deadline-terms.js';
import { clearanceFaults, draftFaults, type KnownThings } from './draft.rules.js';
import { type CommitmentEdit, countsAnew, editedDraft, refuseEdit } from './edit.rules.js';
import { editedParts } from './part.rules.js';
import { missingPeriods, standingColumns } from './period.rules.js';
import { asHeld } from './periods.js';
import { refuseStep } from './step.rules.js';

export interface EditRequest {
  commitmentId: string;
  version: number;
  edit: CommitmentEdit;
  /** Why; kept in history. */
  reason?: string;
  /** Facts about the edit that its event tells besides what changed. */
  told?: Record<string, unknown>;
}

/** An edit that nothing stands against, on a commitment that is locked. */
export interface CheckedEdit extends EditRequest {
  change: Change;
  draft: CommitmentDraft;
}

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
  async run(request: EditRequest): Promise<Commitment> {
    const [checked] = await this.check([request]);
    if (checked instanceof DomainError) throw checked;
    const [commitment] = await this.apply([checked]);
    return commitment;
  }

  /**
   * Locks the commitments, each named once, and asks whether their edits can be made.
   * @returns in the order given the edit, or what stands against it, as `run` would throw it
   */
  async check(requests: readonly EditRequest[]): Promise<(CheckedEdit | DomainError)[]> {
    const targets = requests.map(({ commitmentId, version }) => ({ id: commitmentId, version }));
    const begun = await this.changes.beginEach(targets, 'edit');
    const edits = begun.map((change, index) =>
      change instanceof DomainError
        ? change
        : { ...requests[index], change, draft: editedDraft(change.commitment, requests[index].edit) },
    );
    const known = await this.references.known(
      edits.flatMap((edit) => (edit instanceof DomainError ? [] : [edit.draft])),
    );
    const { clearance } = this.access.principal;
    return edits.map((edit) => (edit instanceof DomainError ? edit : (refusal(edit, known, clearance) ?? edit)));
  }

  /**
   * Makes edits that were checked in the same transaction.
   * @throws DomainError `invalid` `passage.quote` when a quote differs from the text at its place
   */
  async apply(edits: readonly CheckedEdit[]): Promise<Commitment[]> {
    if (edits.length === 0) return [];
    const passageIds = await this.references.passagesOf(edits.map(({ draft }) => draft));
    const written = edits.map((edit, index) => ({
      ...edit,
      columns: { ...columnsOf(edit.draft), passageId: passageIds[index] ?? null, ...counterpart(edit) },
    }));
    const anew = written.filter(({ change, draft }) => countsAnew(change.commitment, draft));
    const terms = await this.termsSource.of(anew.map(({ change, columns }) => ({ ...change.commitment, ...columns })));
    const termsOf = new Map(anew.map(({ change }, index) => [change.commitment.id, terms[index]]));
    const edited = written.map((edit) => ({ ...edit, ...withChildren(edit) }));
    await this.writer.replaceChildren(edited);
    const finished = edited.map((edit) => {
      const deadlines = countedAnew(edit.commitment, edit.columns, termsOf.get(edit.commitment.id));
      return { change: edit.change, outcome: outcomeOf(edit, { ...edit.columns, ...deadlines }) };
    });
    await this.writer.writePeriods(anew.map(({ change }) => change.commitment));
    return this.changes.finishEach(finished);
  }
}

/**
 * Puts periods that are worked out anew into a commitment.
 * @param found where they are to be
 * @returns what the commitment carries of them
 */
function countedAnew(
  commitment: Commitment,
  columns: Partial<CommitmentRow>,
  found: TermsToday | undefined,
): Partial<CommitmentRow> {
  if (found === undefined) return {};
  const { terms, today } = found;
  const rule = deadlineRuleOf({ ...commitment, ...columns });
  const [first, ...later] = missingPeriods([], { rule, terms, today }).map(asHeld);
  if (commitment.controlledAt === null) commitment.periods = [first, ...later];
  else commitment.periods = [agreed(commitment.periods[0], first), ...later];
  return standingColumns(commitment);
}

interface ChildrenEdited {
  commitment: Commitment;
  /** Those that differ. */
  children: Child[];
}

/** Puts an edit's parts, co-executors and observers into its commitment. */
function withChildren({ change: { commitment }, draft }: CheckedEdit): ChildrenEdited {
  const edited = {
    parts: editedParts(commitment.parts, draft.parts ?? []),
    coExecutorPostIds: [...(draft.coExecutorPostIds ?? [])],
    observerIds: [...(draft.observerIds ?? [])],
  };
  const children = CHILDREN.filter((key) => JSON.stringify(edited[key]) !== JSON.stringify(commitment[key]));
  Object.assign(commitment, edited);
  return { commitment, children };
}

function outcomeOf({ reason, told }: CheckedEdit, patch: Partial<CommitmentRow>): Outcome {
  const why = reason === undefined ? {} : { reason };
  return { patch, event: { type: 'commitment.edited', ...why, ...(told && { after: told }) } };
}

/** What stands against an edit of a commitment that may be edited by whoever asks. */
function refusal(
  { change: { commitment }, draft }: CheckedEdit,
  known: KnownThings,
  clearance: Classification,
): DomainError | null {
  const impossible = refuseStep({ status: commitment.status }, 'edit');
  if (impossible) return impossible;
  const faults = [...draftFaults(draft, known), ...clearanceFaults(draft, clearance)];
  return faults.length > 0 ? invalid(faults) : refuseEdit(commitment, draft);
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
function counterpart({ change: { commitment }, draft }: CheckedEdit): Partial<CommitmentRow> {
  if (draft.side !== 'joint') return { counterpartStatus: null };
  return { counterpartStatus: commitment.counterpartStatus ?? commitment.status };
}
