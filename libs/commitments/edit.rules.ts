import { conflict, type DomainError } from '#platform';
import type { Commitment } from './commitment.js';
import { deadlineRuleOf } from './commitment.rules.js';
import type { CommitmentDraft } from './commitment-draft.js';

/** What an edit may set; what is not given stays. The meeting and the number never change: the reference is known. */
export type CommitmentEdit = Partial<Omit<CommitmentDraft, 'meetingId' | 'number'>>;

/** A commitment as the draft it would be if it were entered now, with the edit applied. */
export function editedDraft(commitment: Commitment, edit: CommitmentEdit): CommitmentDraft {
  const { meetingId, kind, side, areaCode, title, text, passageId, classification, priority, verifiable } = commitment;
  const { leadPostId, controllerPostId, authorPostId, coExecutorPostIds, observerIds } = commitment;
  const { counterpartBodyId, counterpartPostId, regimeCode, ladderCode, signedOn } = commitment;
  return {
    ...{ meetingId, kind, side, areaCode, title, text, classification, priority, verifiable },
    ...{ leadPostId, controllerPostId, authorPostId, coExecutorPostIds, observerIds },
    ...{ counterpartBodyId, counterpartPostId, regimeCode, ladderCode, signedOn },
    parts: commitment.parts.map((part) => part.text),
    deadline: deadlineRuleOf(commitment),
    ...edit,
    // A new place in the text takes the place of the old passage.
    passageId: edit.passage ? (edit.passageId ?? null) : edit.passageId === undefined ? passageId : edit.passageId,
  };
}

/** Whether an edit leaves everything as it is. */
export function changesNothing(commitment: Commitment, draft: CommitmentDraft): boolean {
  const before = editedDraft(commitment, {});
  return (Object.keys(draft) as (keyof CommitmentDraft)[]).every((field) => !differs(before[field], draft[field]));
}

/** What the deadline is counted from. Before control an edit of any of these counts it anew. */
const COUNTED_FROM = ['leadPostId', 'side', 'counterpartBodyId', 'regimeCode', 'signedOn', 'deadline'] as const;

/** On control the deadline stands: these cannot be edited any more. A new lead keeps the deadline as it is. */
const FROZEN_ON_CONTROL = ['side', 'regimeCode', 'signedOn', 'deadline'] as const;

/** Whether an edit calls for the periods to be worked out anew. */
export function countsAnew(commitment: Commitment, draft: CommitmentDraft): boolean {
  const before = editedDraft(commitment, {});
  const fields = commitment.controlledAt === null ? COUNTED_FROM : FROZEN_ON_CONTROL;
  return fields.some((field) => differs(before[field], draft[field]));
}

/**
 * What stands against an edit. On control the deadline moves by an extension only; but an open commitment may be given
 * the deadline that was to be agreed.
 */
export function refuseEdit(commitment: Commitment, draft: CommitmentDraft): DomainError | null {
  if (commitment.controlledAt === null) return null;
  const before = editedDraft(commitment, {});
  const agreed = commitment.deadlineBasis === 'open' && draft.deadline.basis !== 'open';
  const changed = FROZEN_ON_CONTROL.filter((field) => differs(before[field], draft[field]));
  const refused = changed.filter((field) => field === 'side' || !agreed);
  if (refused.length === 0) return null;
  return conflict(
    'deadline_stands',
    `On control ${refused.join(', ')} cannot be edited: the original deadline is never overwritten. ` +
      'The lead can ask for an extension.',
  );
}

/** Values of drafts are plain: dates write themselves as text. */
function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}
