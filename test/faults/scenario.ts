import type { Backend, Stage } from './stage.js';
import type { Figure } from './verdict.js';

export interface Scenario {
  name: string;
  backends: readonly Backend[];
  /** Whether the bounded form plays it; the backends it plays it on. */
  quick: readonly Backend[];
  play: (stage: Stage) => Promise<Figure[]>;
}

export const BOTH: readonly Backend[] = ['PostgreSQL', 'Redis'];

/** Those of a worker's death: nothing is doubled but what was leaving at that moment, on average one a kill. */
export const AFTER_A_DEATH = 90;
/** Seconds after Redis has lost its data. */
export const AFTER_REDIS_LOST_ITS_DATA = 120;
export const IDLE = 60;
