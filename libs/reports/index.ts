export { type CarriedOver, type CarriedSide, CarryOver } from './carry-over.js';
export { type Change, CHANGES } from './compare-states.rules.js';
export { type Compared, type ComparedCommitment, Comparison, type ComparisonRequest } from './comparison.js';
export { ReportsModule } from './reports.module.js';
