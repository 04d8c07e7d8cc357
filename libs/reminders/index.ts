export { forecast, type ForecastItem, type ForecastMail, type ForecastTerms } from './forecast.rules.js';
export {
  type Audience,
  AUDIENCES,
  DEFAULT_LADDER,
  DEFAULT_LADDER_CODE,
  type Ladder,
  type Rung,
  type RungTime,
} from './ladder.rules.js';
export type { PlannedOccurrence } from './occurrence.js';
export { planOccurrences, type PlanTerms } from './plan.rules.js';
export { PlanningWorld } from './planning-world.rules.js';
