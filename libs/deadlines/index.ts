export {
  BASES,
  type DeadlineBasis,
  type DeadlineRule,
  type DeadlineTerms,
  FREQUENCIES,
  type Frequency,
  type Period,
} from './deadline.rules.js';
export { deadlineFaults, periodsOf } from './periods.js';
export {
  isKnownUrgency,
  type Regime,
  REGIMES,
  type RegimeRules,
  type Roll,
  ROLLS,
  URGENCIES,
  type Urgency,
} from './regime.rules.js';
export { regimeFaults } from './regime-faults.rules.js';
export { rollDeadline } from './roll.rules.js';
export { type Timeliness, timeliness } from './timeliness.rules.js';
export { type CalendarException, WorkingCalendar } from './working-calendar.rules.js';
export { workingDays } from './working-days.rules.js';
export { seedCalendar, seededCalendar, type SeededDay } from './seed-calendar.js';
export { weekendOf } from './weekends.js';
