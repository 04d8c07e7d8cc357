/** As whom somebody hears: what a rung speaks to, written into each reminder. `superior-2` is two posts above the lead. */
export const AUDIENCES = [
  'lead',
  'co_executors',
  'controller',
  'superior',
  ...(['superior-2', 'superior-3', 'superior-4', 'superior-5'] as const),
  ...(['superior-6', 'superior-7', 'superior-8', 'superior-9'] as const),
  'author',
  'counterpart',
  'post',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whom a rung may speak to by a word alone. `superior` is the post that the lead post reports to. */
export const RELATIONS = ['lead', 'co_executors', 'controller', 'superior', 'author', 'counterpart'] as const;

/** `superior` counts the posts above the lead from 1, `post` is the id of a post whatever the commitment. */
export type Whom = (typeof RELATIONS)[number] | { superior: number } | { post: string };

/** The highest superior that a rung can ask for. */
export const HIGHEST_DEGREE = 9;

export type DayKind = 'working' | 'calendar';

/**
 * Strictly before or after the deadline, or the day itself. Working days (those that say nothing of it) are counted on
 * the calendar of the recipient's body. A calendar day that is not worked there gives way away from the deadline: before
 * it to the last working day, after it to the next.
 */
export type RungTime = { before: number; days?: DayKind } | { after: number; days?: DayKind } | 'on_day';

export interface Rung {
  /** Stable: part of what makes an occurrence unique. */
  key: string;
  when: RungTime;
  /** In the order of preference: whoever is reached twice by one rung hears as the first of them. */
  audience: readonly Whom[];
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
export const KEPT_PREFIXES = ['decide-', 'notice-'];

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

/** Whether a rung comes after the deadline: only those escalate, and only those does an answer stop. */
export function isAfter(when: RungTime): when is { after: number; days?: DayKind } {
  return typeof when === 'object' && 'after' in when;
}

/** How many posts above the lead somebody stands; null for everybody who is not a superior. */
export function degreeOf(whom: Whom): number | null {
  if (whom === 'superior') return 1;
  return typeof whom === 'object' && 'superior' in whom ? whom.superior : null;
}

/** The posts that a ladder names, as ids. */
export function postsNamedBy({ rungs }: Ladder): string[] {
  return rungs.flatMap(({ audience }) =>
    audience.flatMap((whom) => (typeof whom === 'object' && 'post' in whom ? [whom.post] : [])),
  );
}

/**
 * In how many calendar days before a deadline even the first rung falls, for those who look ahead: two for each working
 * day, and a month of holidays.
 */
export function reachOf({ rungs }: Ladder): number {
  const distances = rungs.map(({ when }) => (typeof when === 'object' && 'before' in when ? when.before : 0));
  return 2 * Math.max(0, ...distances) + 31;
}
