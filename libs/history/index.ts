export { CheckpointFault } from './checkpoint-fault.js';
export { type CheckpointRequest, CheckpointList, type CheckpointView } from './checkpoint-list.js';
export {
  type Checkpoint,
  notesIn,
  parseKey,
  printKey,
  readCheckpoint,
  type SignedCheckpoint,
  type VerifierKey,
} from './checkpoint-note.rules.js';
export { CheckpointSettings } from './checkpoint-settings.js';
export { type CheckpointOptions, Checkpoints, type MadeCheckpoint } from './checkpoints.js';
export { CheckpointsModule } from './checkpoints.module.js';
export type { OutsideNote } from './compare-checkpoints.rules.js';
export { canonicalText, type HashedEvent, hashOf, type JsonValue } from './event-hash.rules.js';
export { HistoryChecks, type KeptHistoryCheck } from './history-checks.js';
export { HistoryVerifier } from './history-verifier.rules.js';
export { type EventDraft, type EventPerson, History, type HistoryEvent, type Verification } from './history.js';
export { HistoryModule } from './history.module.js';
export { type ExportReport, ExportVerifier } from './export-verifier.js';
export { HistoryExport } from './history-export.js';
export { type HistoryState, HistoryStatus } from './history-status.js';
export { HISTORY_ALARMS, type HistoryAlarm } from './history-status.rules.js';
export { NightlyVerification } from './nightly-verification.js';
export { SealedValues } from './sealed-values.js';
export {
  type EventName,
  type Finding,
  FINDING_KINDS,
  type FindingKind,
  type HistoryReport,
  type LeafRow,
  type SignedHistory,
  type SignedLeaves,
  type StoredEvent,
} from './verification.types.js';
export {
  type OnProgress,
  type OutsideHistory,
  readNotes,
  readOutside,
  VerifyHistory,
  verifyWithin,
} from './verify-history.js';
