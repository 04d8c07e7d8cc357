import type { Fault, Says } from '#platform';
import {
  degreeOf,
  HIGHEST_DEGREE,
  isAfter,
  KEPT_PREFIXES,
  type Ladder,
  REVIEW,
  type Rung,
  type RungTime,
  type Whom,
} from './ladder.rules.js';

/** A year: who is to be reminded earlier has no deadline yet. */
const MOST_DAYS = 366;
const MOST_RUNGS = 50;
const MOST_WHOM = 20;
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_KEY = 50;

/** What is wrong with a ladder, each field by its path under `rules`; empty when nothing is. */
export function ladderFaults({ rungs, pauseDays, reviewDays, nudgeDays = 1 }: Ladder): Fault[] {
  const keys = rungs.map(({ key }) => key);
  const faults = rungs.flatMap((rung, at) => {
    const path = `rules.rungs[${at}]`;
    const found = rungFaults(rung, path);
    if (keys.indexOf(rung.key) !== at)
      found.push({ path: `${path}.key`, rule: 'twice', message: 'must not be there twice' });
    return found;
  });
  if (rungs.length < 1 || rungs.length > MOST_RUNGS) {
    faults.push({
      path: 'rules.rungs',
      rule: 'out_of_range',
      message: `must be from 1 to ${MOST_RUNGS}: without one a deadline passes unheard`,
    });
  }
  if (!isWhole(pauseDays, { from: 0, to: MOST_DAYS })) {
    faults.push({
      path: 'rules.pauseDays',
      rule: 'out_of_range',
      message: `must be a whole number of working days from 0 to ${MOST_DAYS}`,
    });
  }
  if (!isWhole(reviewDays, { from: 1, to: MOST_DAYS })) {
    faults.push({
      path: 'rules.reviewDays',
      rule: 'out_of_range',
      message: `must be a whole number of days from 1 to ${MOST_DAYS}`,
    });
  }
  if (!isWhole(nudgeDays, { from: 1, to: MOST_DAYS })) {
    faults.push({
      path: 'rules.nudgeDays',
      rule: 'out_of_range',
      message: `must be a whole number of working days from 1 to ${MOST_DAYS}`,
    });
  }
  return faults;
}

function rungFaults({ key, when, audience }: Rung, path: string): Fault[] {
  const faults: Fault[] = [];
  const require = (holds: boolean, field: string, [rule, message]: Says) => {
    if (!holds) faults.push({ path: `${path}.${field}`, rule, message });
  };
  require(KEY.test(key) && key.length <= MOST_KEY, 'key', ['form', 'must be small letters, digits and single hyphens']);
  require(key !== REVIEW, 'key', ['taken', `must not be ${REVIEW}: that is kept for commitments without a deadline`]);
  const kept = KEPT_PREFIXES.find((prefix) => key.startsWith(prefix));
  require(kept === undefined, 'key', ['taken', `must not begin with ${kept}: such keys are kept for other messages`]);
  const [side, count] = distanceOf(when);
  require(isWhole(count, { from: 1, to: MOST_DAYS }), `when${side}`, [
    'out_of_range',
    `must be a whole number of days from 1 to ${MOST_DAYS}`,
  ]);
  require(audience.length >= 1 && audience.length <= MOST_WHOM, 'audience', [
    'out_of_range',
    `must be from 1 to ${MOST_WHOM}`,
  ]);
  const names = audience.map(nameOf);
  for (const [at, whom] of audience.entries()) {
    require(names.indexOf(nameOf(whom)) === at, `audience[${at}]`, ['twice', 'must not be there twice']);
    const degree = degreeOf(whom) ?? 1;
    require(isWhole(degree, { from: 1, to: HIGHEST_DEGREE }), `audience[${at}].superior`, [
      'out_of_range',
      `must be from 1 to ${HIGHEST_DEGREE}`,
    ]);
  }
  return faults;
}

/** The field and its value; the day itself counts as one, which is never wrong. */
function distanceOf(when: RungTime): [string, number] {
  if (when === 'on_day') return ['', 1];
  return isAfter(when) ? ['.after', when.after] : ['.before', when.before];
}

function nameOf(whom: Whom): string {
  if (typeof whom === 'string') return whom === 'superior' ? 'superior 1' : whom;
  return 'post' in whom ? `post ${whom.post}` : `superior ${whom.superior}`;
}

function isWhole(value: number, { from, to }: { from: number; to: number }): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
