export {
  type Checkpoint,
  notesIn,
  parseKey,
  printKey,
  readCheckpoint,
  type SignedCheckpoint,
  type VerifierKey,
} from './checkpoint-note.rules.js';
export { canonicalText, type HashedEvent, hashOf, type JsonValue } from './event-hash.rules.js';
export { HistoryVerifier } from './history-verifier.rules.js';
export { type EventDraft, type EventPerson, History, type HistoryEvent, type Verification } from './history.js';
export { HistoryModule } from './history.module.js';
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
