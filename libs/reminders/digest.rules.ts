import type { Role } from '#access';
import type { WorkingCalendar } from '#deadlines';
import type { DigestRhythm } from '#people';
import { Temporal } from 'temporal-polyfill';

/** When one person's digest goes out. */
export interface DigestTerms {
  rhythm: DigestRhythm;
  /** The day of the weekly one, from 1 for Monday. */
  weekday: number;
  /** 'HH:MM' in the reader's own zone. */
  morning: string;
  timeZone: string;
  /** Of the body in which the digest's owner holds a post. */
  calendar: WorkingCalendar;
  /** Both inclusive: for how long a deputy gets copies. Null: without an end. */
  within: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate } | null;
}

/** What makes somebody a reader of digests: the roles of an account or, without one, the posts they hold. */
export interface DigestStanding {
  /** Null: no account. None at all: one that is disabled. */
  roles: readonly Role[] | null;
  holdsPost: boolean;
  /** Another post reports to one of theirs. */
  hasPostsBelow: boolean;
  /** One of their posts controls something that is on control. */
  controls: boolean;
}

/**
 * The roles in which somebody reads a digest; none when it is not for them. With an account the roles decide, because
 * they are what the register itself would show that person by. Somebody without one has no roles: there the posts
 * decide, or whoever answers for a line of posts would hear nothing of it for want of a password.
 */
export function digestRoles({ roles, holdsPost, hasPostsBelow, controls }: DigestStanding): Role[] {
  if (!holdsPost) return [];
  if (roles !== null) {
    return isReadingRole(roles) ? roles.filter((role) => THROUGH_POSTS.has(role)) : [];
  }
  const byPosts: Role[] = [];
  if (hasPostsBelow) byPosts.push('head');
  if (controls) byPosts.push('controller');
  return byPosts.length > 0 ? [...byPosts, 'executor'] : [];
}

/**
 * Whether somebody can come to read digests by what tells nobody: a tenure that begins, a post below theirs, something they
 * come to control. The roles of an account are told of when they change.
 */
export function mayComeToRead({ roles }: Pick<DigestStanding, 'roles'>): boolean {
  return roles === null || isReadingRole(roles);
}

function isReadingRole(roles: readonly Role[]): boolean {
  return roles.includes('head') || roles.includes('controller');
}

/** A digest tells what is the reader's through posts; a registrar's or an auditor's view of everything is none. */
const THROUGH_POSTS: ReadonlySet<Role> = new Set(['head', 'controller', 'executor']);

/** The moments of a digest after one instant up to and including another, earliest first; at most the last month's. */
export function digestsBetween(
  terms: DigestTerms,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant[] {
  const moments: Temporal.Instant[] = [];
  const last = dateIn(until, terms);
  const monthAgo = last.subtract({ days: MOST_DAYS });
  const first = dateIn(after, terms);
  let day = Temporal.PlainDate.compare(first, monthAgo) < 0 ? monthAgo : first;
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!isDigestDay(day, terms)) continue;
    const moment = momentOn(day, terms);
    if (isAfter(moment, after) && !isAfter(moment, until)) moments.push(moment);
  }
  return moments;
}

/** The first moment of a digest after an instant; null when none comes within two months. */
export function nextDigest(terms: DigestTerms, after: Temporal.Instant): Temporal.Instant | null {
  let day = dateIn(after, terms);
  for (let days = 0; days <= 2 * MOST_DAYS; days++, day = day.add({ days: 1 })) {
    if (!isDigestDay(day, terms)) continue;
    const moment = momentOn(day, terms);
    if (isAfter(moment, after)) return moment;
  }
  return null;
}

const MOST_DAYS = 31;

function isDigestDay(day: Temporal.PlainDate, { rhythm, weekday, calendar, within }: DigestTerms): boolean {
  if (rhythm === 'off' || !calendar.isWorkingDay(day)) return false;
  if (within !== null && !isWithin(day, within)) return false;
  return rhythm === 'daily' || dayOfWeek(day, weekday, calendar)?.equals(day) === true;
}

/**
 * The day of the weekly digest in the week (from Monday) of a date: the chosen weekday, else the next working day of
 * that week, else the last one before it; null in a week without a working day.
 */
function dayOfWeek(date: Temporal.PlainDate, weekday: number, calendar: WorkingCalendar): Temporal.PlainDate | null {
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const days = Array.from({ length: 7 }, (_, after) => monday.add({ days: after }));
  const isWorking = (day: Temporal.PlainDate) => calendar.isWorkingDay(day);
  return days.slice(weekday - 1).find(isWorking) ?? days.slice(0, weekday - 1).findLast(isWorking) ?? null;
}

/** A local hour that summer time skips is taken later by the gap, one that comes twice is the first ('compatible'). */
function momentOn(day: Temporal.PlainDate, { timeZone, morning }: DigestTerms): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(morning) }).toInstant();
}

const dateIn = (instant: Temporal.Instant, { timeZone }: DigestTerms): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

function isWithin(day: Temporal.PlainDate, { startsOn, endsOn }: NonNullable<DigestTerms['within']>): boolean {
  return Temporal.PlainDate.compare(startsOn, day) <= 0 && Temporal.PlainDate.compare(day, endsOn) <= 0;
}
