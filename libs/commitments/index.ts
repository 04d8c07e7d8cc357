export * from './commitment.types.js';
export type { PlannableCommitment, PlannablePeriod } from './plannable.js';
