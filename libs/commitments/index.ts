export { Acknowledge, type AcknowledgementRequest } from './acknowledge.js';
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
export { CommitmentsModule } from './commitments.module.js';
export { CompletePart } from './complete-part.js';
export { CreateCommitment, type Created, type CreateOptions } from './create-commitment.js';
export { DecideExtension, type ExtensionDecision } from './decide-extension.js';
export { DecideReport, type ReportDecision } from './decide-report.js';
export { EditCommitment } from './edit-commitment.js';
export type { CommitmentEdit } from './edit.rules.js';
export type { EvidenceDraft } from './evidence-store.js';
export { Inbox, type InboxItem, type Waiting, WAITING } from './inbox.js';
export { type Sort, SORTS } from './keyset.rules.js';
export { Periods } from './periods.js';
export type { PlannableCommitment, PlannableMatter, PlannablePeriod } from './plannable.js';
export { PlannableQuery } from './plannable-query.js';
export { ProposeCommitment } from './propose-commitment.js';
export { PutOnControl } from './put-on-control.js';
export { ReadCommitment } from './read-commitment.js';
export { Register, type RegisterRequest } from './register.js';
export type { RegisterFilter } from './register-filter.js';
export type { RegisterRow } from './register-row.js';
export { type ExtensionRequest, RequestExtension } from './request-extension.js';
export { ScoreFulfilment } from './score-fulfilment.js';
export type { Score } from './score.rules.js';
export { type ReportRequest, SubmitReport } from './submit-report.js';
export { TerminateCommitment } from './terminate-commitment.js';
export { VisibleEvents } from './visible-events.js';
