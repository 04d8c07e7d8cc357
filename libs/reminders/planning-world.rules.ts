import type { WorkingCalendar } from '#deadlines';
import type { Roster, RosterPerson } from '#people';
import { Temporal } from 'temporal-polyfill';
import type { Classification } from './claimed-item.js';
import { isCleared } from './clearance.rules.js';
import { isAfter, type RungTime } from './ladder.rules.js';

/** What a mail is addressed to before anybody is looked up: a post, about something that not everybody may read. */
export interface Address {
  postId: string;
  classification: Classification;
}

/** Where the mail for a post ends up. */
export interface Addressee {
  /** The post itself, or the next one up the line where somebody can be told; the post itself when nobody is reached. */
  postId: string;
  person: RosterPerson | null;
  /** A working day of the body of `postId`. */
  day: Temporal.PlainDate;
  dueAt: Temporal.Instant;
  deputies: { person: RosterPerson; dueAt: Temporal.Instant }[];
}

/** `on_or_after`: the anchor itself, or the first working day after it. */
export type DayRule = RungTime | 'on_or_after';

/** Where nobody is reached there is no person with a morning of their own: the mail waits from this hour. */
const WAITING_HOUR = '09:00';

/**
 * The posts, holders and calendars that plans are made in. One object serves many commitments: days, mornings and
 * addressees are worked out once each, which is what makes planning a whole register a matter of seconds.
 */
export class PlanningWorld {
  private readonly addressees = new Map<string, Addressee>();
  private readonly mornings = new Map<string, Temporal.Instant>();
  private readonly todays = new Map<string, Temporal.PlainDate>();

  /**
   * @param calendars by country; every body's country must be there.
   * @param now when given, what was due before it is taken to go out now: to whoever holds the post today.
   */
  constructor(
    readonly roster: Roster,
    private readonly calendars: ReadonlyMap<string, WorkingCalendar>,
    readonly now: Temporal.Instant | null = null,
  ) {}

  /**
   * Who gets the mail for a post, and when: the day by the calendar of the post's body, the hour by the morning and
   * the zone of whoever holds the post on that day. A post that is vacant then (or whose holder's address is refused, or
   * who is not cleared for what it is about) gives way to the one it reports to, where the day is worked out anew on that
   * body's calendar.
   */
  addresseeOf(address: Address, anchor: Temporal.PlainDate, rule: DayRule): Addressee {
    const key = `${address.postId} ${address.classification} ${anchor.toString()} ${ruleKey(rule)}`;
    let addressee = this.addressees.get(key);
    if (addressee === undefined) {
      addressee = this.walkUp(address, anchor, rule);
      this.addressees.set(key, addressee);
    }
    return addressee;
  }

  /** The working calendar of the body of a post. */
  calendarOf(postId: string): WorkingCalendar {
    const { country } = this.roster.bodyOf(postId);
    const calendar = this.calendars.get(country);
    if (calendar === undefined) throw new Error(`there is no working calendar for ${country}`);
    return calendar;
  }

  /** The date of an instant where the body of a post is. */
  dateAt(postId: string, instant: Temporal.Instant): Temporal.PlainDate {
    return instant.toZonedDateTimeISO(this.roster.bodyOf(postId).timeZone).toPlainDate();
  }

  /** The day itself or, of a day that is over, today at the body of the post: a late mail goes out today. */
  dayOfSending(postId: string, day: Temporal.PlainDate): Temporal.PlainDate {
    if (this.now === null) return day;
    const { timeZone } = this.roster.bodyOf(postId);
    let today = this.todays.get(timeZone);
    if (today === undefined) {
      today = this.now.toZonedDateTimeISO(timeZone).toPlainDate();
      this.todays.set(timeZone, today);
    }
    return Temporal.PlainDate.compare(day, today) < 0 ? today : day;
  }

  private walkUp({ postId, classification }: Address, anchor: Temporal.PlainDate, rule: DayRule): Addressee {
    const canBeTold = (person: RosterPerson) => !person.emailRefused && isCleared(person, classification);
    for (const id of [postId, ...this.roster.ancestorsOf(postId)]) {
      const day = dayBy(this.calendarOf(id), anchor, rule);
      const sentOn = this.dayOfSending(id, day);
      const person = this.roster.holderOn(id, sentOn);
      if (person === null || !canBeTold(person)) continue;
      const deputies = this.roster
        .deputiesOf(person.id, sentOn)
        .filter(canBeTold)
        .map((deputy) => ({ person: deputy, dueAt: this.morning(deputy.timeZone, day, deputy.morning) }));
      return { postId: id, person, day, dueAt: this.morning(person.timeZone, day, person.morning), deputies };
    }
    const day = dayBy(this.calendarOf(postId), anchor, rule);
    const dueAt = this.morning(this.roster.bodyOf(postId).timeZone, day, WAITING_HOUR);
    return { postId, person: null, day, dueAt, deputies: [] };
  }

  /** A local hour that summer time skips is taken later by the gap, one that comes twice is the first ('compatible'). */
  private morning(timeZone: string, day: Temporal.PlainDate, hour: string): Temporal.Instant {
    const key = `${timeZone} ${day.toString()} ${hour}`;
    let instant = this.mornings.get(key);
    if (instant === undefined) {
      instant = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(hour) }).toInstant();
      this.mornings.set(key, instant);
    }
    return instant;
  }
}

function dayBy(calendar: WorkingCalendar, anchor: Temporal.PlainDate, rule: DayRule): Temporal.PlainDate {
  if (rule === 'on_day') return calendar.onOrBefore(anchor);
  if (rule === 'on_or_after') return calendar.onOrAfter(anchor);
  if (rule.days === 'calendar') {
    return isAfter(rule)
      ? calendar.onOrAfter(anchor.add({ days: rule.after }))
      : calendar.onOrBefore(anchor.subtract({ days: rule.before }));
  }
  return isAfter(rule) ? calendar.nthAfter(anchor, rule.after) : calendar.nthBefore(anchor, rule.before);
}

function ruleKey(rule: DayRule): string {
  if (typeof rule === 'string') return rule;
  const unit = rule.days === 'calendar' ? 'c' : '';
  return isAfter(rule) ? `+${rule.after}${unit}` : `-${rule.before}${unit}`;
}
