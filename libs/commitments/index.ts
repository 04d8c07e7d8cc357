export { Acknowledge, type AcknowledgementRequest } from './acknowledge.js';
export { type BulkChange, type BulkDone, type BulkRequest, BulkWork } from './bulk-work.js';
export { type BulkAction, type BulkState, MOST_IN_BULK } from './bulk-work.rules.js';
export { type ChangedCommitment, ChangedCommitments } from './changed-commitments.js';
export { BlockCommitment, type Blocker } from './block-commitment.js';
export { BLOCKED_SIDES, type BlockedSide } from './blocker.rules.js';
export type {
  AcknowledgementDetail,
  CommitmentDetail,
  ExtensionDetail,
  HeldPost,
  PassageOnDocument,
  PeriodDetail,
  PersonName,
  ReportDetail,
} from './commitment-detail.js';
export type { CommitmentDraft, PassageDraft } from './commitment-draft.js';
export * from './commitment.types.js';
export { CommitmentHistory, type NamedId, type ShownEvent } from './commitment-history.js';
export { CommitmentsModule } from './commitments.module.js';
export { CompletePart } from './complete-part.js';
export { CreateCommitment, type Created, type CreateOptions } from './create-commitment.js';
export { DecideExtension, type ExtensionDecision } from './decide-extension.js';
export { DecideReport, type ReportDecision } from './decide-report.js';
export { EditCommitment } from './edit-commitment.js';
export type { CommitmentEdit } from './edit.rules.js';
export { type DecidedExtension, ExtendByDecision } from './extend-by-decision.js';
export type { EvidenceDraft } from './evidence-store.js';
export { Inbox, type InboxItem, type Waiting, WAITING } from './inbox.js';
export {
  COUNTED,
  EXTENSION_COUNTS,
  HAVING,
  type Having,
  HAVINGS,
  monthSql,
  ORIGINAL_MONTH,
  periodDays,
  REQUEST_STANDS,
} from './having.sql.js';
export { type Sort, SORTS } from './keyset.rules.js';
export { type CounterpartMove, MoveCounterpart } from './move-counterpart.js';
export { Periods } from './periods.js';
export type { PlannableCommitment, PlannableMatter, PlannablePeriod, PlannableReport } from './plannable.js';
export { PlannableQuery } from './plannable-query.js';
export { type ActionsNow, PossibleActions } from './possible-actions.js';
export { type ActionName, POSSIBLE_ACTIONS, type PossibleAction } from './possible-actions.rules.js';
export { ProposeCommitment } from './propose-commitment.js';
export { PutOnControl } from './put-on-control.js';
export { type PostHolder, PostHolders } from './post-holders.js';
export { ReadCommitment } from './read-commitment.js';
export { Register, type RegisterRequest } from './register.js';
export { type ExportRequest, RegisterExport } from './register-export.js';
export { filterSql, type RegisterFilter } from './register-filter.js';
export type { RegisterRow } from './register-row.js';
export { type CommitmentOutline, type CommitmentState, type Deadlines, RegisterStates } from './register-states.js';
export { MOVE_ORIGINS, type MoveOrigin } from './report.entity.js';
export { ReopenCommitment, type Reopening } from './reopen-commitment.js';
export { type ExtensionRequest, RequestExtension } from './request-extension.js';
export { named } from './row.sql.js';
export { VIEW_ADDRESS_LENGTH, VIEW_NAME_LENGTH, type ViewContent } from './saved-view.rules.js';
export { type SavedView, SavedViews } from './saved-views.js';
export { ScoreFulfilment } from './score-fulfilment.js';
export type { Score } from './score.rules.js';
export { type ReportRequest, SubmitReport } from './submit-report.js';
export { TerminateCommitment, type Termination } from './terminate-commitment.js';
export { VisibleEvents } from './visible-events.js';
