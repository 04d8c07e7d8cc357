export { type BriefRequest, WriteBrief } from './brief.js';
export { PRESSING, type Pressing } from './brief.rules.js';
export type { Brief, BriefFilter, BriefLine, SideNumbers } from './brief.types.js';
export { type CarriedOver, type CarriedSide, CarryOver } from './carry-over.js';
export { type Change, CHANGES } from './compare-states.rules.js';
export {
  type Choice,
  type Compared,
  type ComparedCommitment,
  Comparison,
  type ComparisonRequest,
} from './comparison.js';
export { type Grouping, GROUPINGS } from './groupings.js';
export type { Cell, Measures, Share } from './measures.rules.js';
export { type MeasureFilter, type MeasureGroup, type MeasureTable, ReadMeasures } from './read-measures.js';
export { ReportsModule } from './reports.module.js';
