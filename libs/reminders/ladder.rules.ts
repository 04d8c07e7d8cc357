/** Whom a rung speaks to. `superior` is the post that the lead post reports to, `author` the author's side. */
export const AUDIENCES = ['lead', 'co_executors', 'controller', 'superior', 'author'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Counted in working days of the recipient's body, strictly before or after the deadline; or the day itself. */
export type RungTime = { before: number } | { after: number } | 'on_day';

export interface Rung {
  /** Stable: part of what makes an occurrence unique. */
  key: string;
  when: RungTime;
  /** In the order of preference: whoever is reached twice by one rung hears as the first of them. */
  audience: readonly Audience[];
}

/** When whom to remind, as data. */
export interface Ladder {
  rungs: readonly Rung[];
  /** Working days for which an answer stops the rungs after the deadline. */
  pauseDays: number;
  /** Calendar days between two reviews of a commitment without a deadline. */
  reviewDays: number;
  /** Working days after which whoever has to decide on a report or a request is asked once more; 3 when left out. */
  nudgeDays?: number;
}

/** For ladders that say nothing of it. */
export const NUDGE_DAYS = 3;

/** The key of the reminder to review a commitment that has no deadline. */
export const REVIEW = 'review';

/** How the keys begin of what is told besides the rungs (matters.rules.ts). */
const KEPT_PREFIXES = ['decide-', 'notice-'];

export const DEFAULT_LADDER_CODE = 'default';

/** The default ladder of docs/domain.md, "Reminders". */
export const DEFAULT_LADDER: Ladder = {
  rungs: [
    { key: 'before-10', when: { before: 10 }, audience: ['lead'] },
    { key: 'before-5', when: { before: 5 }, audience: ['lead'] },
    { key: 'before-1', when: { before: 1 }, audience: ['lead'] },
    { key: 'on-day', when: 'on_day', audience: ['lead'] },
    { key: 'after-1', when: { after: 1 }, audience: ['lead', 'controller'] },
    { key: 'after-3', when: { after: 3 }, audience: ['superior'] },
    { key: 'after-5', when: { after: 5 }, audience: ['author'] },
  ],
  pauseDays: 5,
  reviewDays: 30,
};

/** What is wrong with a ladder, each fault in words; empty when nothing is. */
export function ladderFaults(ladder: Ladder): string[] {
  const keys = ladder.rungs.map(({ key }) => key);
  const faults = keys
    .filter((key, at) => keys.indexOf(key) !== at)
    .map((key) => `the rung ${key} is there more than once`);
  if (keys.includes(REVIEW)) faults.push(`the key ${REVIEW} is kept for commitments without a deadline`);
  for (const { key, when, audience } of ladder.rungs) {
    const kept = KEPT_PREFIXES.find((prefix) => key.startsWith(prefix));
    if (kept !== undefined) faults.push(`the rung ${key} must not begin with ${kept}: such keys are kept`);
    if (!isNatural(distance(when))) faults.push(`the rung ${key} must count at least one whole working day`);
    if (audience.length === 0) faults.push(`the rung ${key} speaks to nobody`);
  }
  if (!isNatural(ladder.pauseDays + 1)) faults.push('the pause must be a whole number of working days');
  if (!isNatural(ladder.reviewDays)) faults.push('the review must come after at least one whole day');
  if (ladder.nudgeDays !== undefined && !isNatural(ladder.nudgeDays)) {
    faults.push('the nudge must come after at least one whole working day');
  }
  return faults;
}

/** Whether a rung comes after the deadline: only those escalate, and only those does an answer stop. */
export function isAfter(when: RungTime): when is { after: number } {
  return typeof when === 'object' && 'after' in when;
}

function distance(when: RungTime): number {
  if (when === 'on_day') return 1;
  return isAfter(when) ? when.after : when.before;
}

function isNatural(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
