export type { JsonValue } from './event-hash.rules.js';
export { type EventDraft, type EventPerson, History, type HistoryEvent, type Verification } from './history.js';
export { HistoryModule } from './history.module.js';
export { SealedValues } from './sealed-values.js';
