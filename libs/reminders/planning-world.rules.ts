import type { Parties, ReadingObstacle, ReadingRights } from '#access';
import type { WorkingCalendar } from '#deadlines';
import type { Roster, RosterPerson } from '#people';
import { Temporal } from 'temporal-polyfill';
import { isAfter, type RungTime } from './ladder.rules.js';

/** What a mail is addressed to before anybody is looked up: a post, about something that not everybody may read. */
export interface Address {
  postId: string;
  about: Parties;
}

/** Where the mail for a post ends up. */
export interface Addressee {
  /** The post itself, or the next one up the line where somebody can be told; the post itself when nobody is reached. */
  postId: string;
  person: RosterPerson | null;
  /** A working day of the body of `postId`. */
  day: Temporal.PlainDate;
  dueAt: Temporal.Instant;
  deputies: readonly Stand[];
  /** Whom it does not reach, and why: of the line the nearest first, then deputies who get no copy. */
  passedOver: readonly PassedOver[];
}

/** `person` is null where a post is vacant. */
export interface PassedOver {
  postId: string;
  person: RosterPerson | null;
  because: 'vacant' | 'email_refused' | ReadingObstacle;
}

/** A person and the moment of their mail. */
interface Stand {
  person: RosterPerson;
  dueAt: Temporal.Instant;
}

/** One post on the day of a mail, whatever it is about. */
interface Place {
  day: Temporal.PlainDate;
  holder: Stand | null;
  deputies: readonly Stand[];
}

/** What mail is planned by. */
export interface WorldFacts {
  roster: Roster;
  /** By country; every body's country must be there. */
  calendars: ReadonlyMap<string, WorkingCalendar>;
  rights: ReadingRights;
  /** When given, what was due before it is taken to go out now: to whoever holds the post today, if they may read it. */
  now?: Temporal.Instant | null;
}

/** `on_or_after`: the anchor itself, or the first working day after it. */
export type DayRule = RungTime | 'on_or_after';

/** Where nobody is reached there is no person with a morning of their own: the mail waits from this hour. */
const WAITING_HOUR = '09:00';

/**
 * The posts, holders and calendars that plans are made in. One object serves many commitments: days, mornings and
 * who holds a post then are worked out once each, which is what makes planning a whole register a matter of seconds.
 */
export class PlanningWorld {
  private readonly lines = new Map<string, readonly string[]>();
  private readonly places = new Map<string, Place>();
  private readonly mornings = new Map<string, Temporal.Instant>();
  private readonly todays = new Map<string, Temporal.PlainDate>();
  readonly roster: Roster;
  readonly now: Temporal.Instant | null;

  constructor(private readonly facts: WorldFacts) {
    this.roster = facts.roster;
    this.now = facts.now ?? null;
  }

  /**
   * Who gets the mail for a post, and when: the day by the calendar of the post's body, the hour by the morning and
   * the zone of whoever holds the post on that day. A post that is vacant then (or whose holder's address is refused, or
   * who may not read what it is about) gives way to the one it reports to, where the day is worked out anew on that
   * body's calendar.
   */
  addresseeOf({ postId, about }: Address, anchor: Temporal.PlainDate, rule: DayRule): Addressee {
    const passedOver: PassedOver[] = [];
    for (const id of this.lineFrom(postId)) {
      const { day, holder, deputies } = this.placeOf(id, anchor, rule);
      if (holder === null) {
        passedOver.push({ postId: id, person: null, because: 'vacant' });
      } else if (this.canBeTold(holder, { postId: id, about, passedOver })) {
        const copied = deputies.filter((deputy) => this.canBeTold(deputy, { postId: id, about, passedOver }));
        return { postId: id, ...holder, day, deputies: copied, passedOver };
      }
    }
    const { day } = this.placeOf(postId, anchor, rule);
    const dueAt = this.morning(this.roster.bodyOf(postId).timeZone, day, WAITING_HOUR);
    return { postId, person: null, day, dueAt, deputies: [], passedOver };
  }

  /** Whether somebody may read of a commitment at a moment, or now where that moment is over. */
  mayRead({ person, dueAt }: Stand, about: Parties): boolean {
    return this.facts.rights.obstacleFor(person, about, this.momentOfSending(dueAt)) === null;
  }

  /** Whether somebody acts through a post at a moment, or now where that is over: as its holder or who stands in for them. */
  actsThrough({ personId, dueAt }: { personId: string; dueAt: Temporal.Instant }, postId: string): boolean {
    const day = this.dateAt(postId, this.momentOfSending(dueAt));
    const holder = this.roster.holderOn(postId, day);
    if (holder === null) return false;
    return holder.id === personId || this.roster.deputiesOf(holder.id, day).some(({ id }) => id === personId);
  }

  /** The working calendar of the body of a post. */
  calendarOf(postId: string): WorkingCalendar {
    const { country } = this.roster.bodyOf(postId);
    const calendar = this.facts.calendars.get(country);
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

  private canBeTold(
    { person, dueAt }: Stand,
    { postId, about, passedOver }: Address & { passedOver: PassedOver[] },
  ): boolean {
    const because = person.emailRefused
      ? 'email_refused'
      : this.facts.rights.obstacleFor(person, about, this.momentOfSending(dueAt));
    if (because !== null) passedOver.push({ postId, person, because });
    return because === null;
  }

  private lineFrom(postId: string): readonly string[] {
    const known = this.lines.get(postId);
    if (known !== undefined) return known;
    const line = [postId, ...this.roster.ancestorsOf(postId)];
    this.lines.set(postId, line);
    return line;
  }

  private placeOf(postId: string, anchor: Temporal.PlainDate, rule: DayRule): Place {
    const key = `${postId} ${anchor.toString()} ${ruleKey(rule)}`;
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.lookUp(postId, dayBy(this.calendarOf(postId), anchor, rule));
      this.places.set(key, place);
    }
    return place;
  }

  private lookUp(postId: string, day: Temporal.PlainDate): Place {
    const sentOn = this.dayOfSending(postId, day);
    const standing = (person: RosterPerson): Stand => ({
      person,
      dueAt: this.morning(person.timeZone, day, person.morning),
    });
    const person = this.roster.holderOn(postId, sentOn);
    if (person === null) return { day, holder: null, deputies: [] };
    return { day, holder: standing(person), deputies: this.roster.deputiesOf(person.id, sentOn).map(standing) };
  }

  private momentOfSending(dueAt: Temporal.Instant): Temporal.Instant {
    return this.now !== null && Temporal.Instant.compare(dueAt, this.now) < 0 ? this.now : dueAt;
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
