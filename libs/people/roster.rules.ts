import { Temporal } from 'temporal-polyfill';

export type Language = 'en' | 'ru' | 'be';
export type Clearance = 'public' | 'official' | 'confidential';
/** How often a head or a controller gets the digest. */
export type DigestRhythm = 'weekly' | 'daily' | 'off';
/** When somebody is told of what is urgent: with the mail of the morning, or at once. */
export type UrgentMail = 'morning' | 'immediate';

/** A name in English, and in Russian and Belarusian where somebody has given it. */
export interface LocalName {
  en: string;
  ru: string | null;
  be: string | null;
}

export interface RosterBody {
  id: string;
  code: string;
  name: LocalName;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** An IANA name. */
  timeZone: string;
}

export interface RosterPost {
  id: string;
  code: string;
  bodyId: string;
  reportsToId: string | null;
  title: LocalName;
}

export interface RosterPerson {
  id: string;
  code: string;
  name: string;
  names: { ru: string | null; be: string | null };
  email: string;
  language: Language;
  timeZone: string;
  /** The hour at which this person's mail goes out, 'HH:MM' in their own zone. */
  morning: string;
  clearance: Clearance;
  urgent: UrgentMail;
  /** The mail server has refused this address for good. */
  emailRefused: boolean;
}

/** Both ends are inclusive; an open end means "until further notice". */
export interface RosterTenure {
  postId: string;
  personId: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
}

/** Both ends are inclusive. */
export interface RosterDeputyship {
  absentId: string;
  deputyId: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate;
}

export interface RosterData {
  bodies: Iterable<RosterBody>;
  posts: Iterable<RosterPost>;
  persons: Iterable<RosterPerson>;
  tenures: Iterable<RosterTenure>;
  deputyships: Iterable<RosterDeputyship>;
}

/** Whether a span with inclusive ends takes in a date. */
export function includesDate(
  span: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
  date: Temporal.PlainDate,
): boolean {
  return (
    Temporal.PlainDate.compare(span.startsOn, date) <= 0 &&
    (span.endsOn === null || Temporal.PlainDate.compare(date, span.endsOn) <= 0)
  );
}

/**
 * Who holds which post, who stands in for whom and which post reports to which, on any date. Plain data: the same
 * answers come from the register and from a meeting file that no database has seen.
 */
export class Roster {
  private constructor(
    private readonly bodies: ReadonlyMap<string, RosterBody>,
    private readonly posts: ReadonlyMap<string, RosterPost>,
    private readonly persons: ReadonlyMap<string, RosterPerson>,
    private readonly tenures: { byPost: Groups<RosterTenure>; byPerson: Groups<RosterTenure> },
    private readonly deputyships: Groups<RosterDeputyship>,
  ) {}

  static of(data: RosterData): Roster {
    // Latest first, so that in data that no database has checked the later of two overlapping tenures holds.
    const tenures = [...data.tenures].sort((a, b) => Temporal.PlainDate.compare(b.startsOn, a.startsOn));
    return new Roster(
      byId(data.bodies),
      byId(data.posts),
      byId(data.persons),
      { byPost: groupBy(tenures, (tenure) => tenure.postId), byPerson: groupBy(tenures, (tenure) => tenure.personId) },
      groupBy(data.deputyships, (deputyship) => deputyship.absentId),
    );
  }

  /** Who holds a post on a date; null when it is vacant then. */
  holderOn(postId: string, date: Temporal.PlainDate): RosterPerson | null {
    const tenure = this.tenures.byPost.get(postId)?.find((candidate) => includesDate(candidate, date));
    return tenure === undefined ? null : this.person(tenure.personId);
  }

  /** The post that a post reports to. */
  superiorOf(postId: string): string | null {
    return this.post(postId).reportsToId;
  }

  /** All posts above a post, nearest first. A circle in unchecked data ends the walk instead of hanging it. */
  ancestorsOf(postId: string): string[] {
    const seen = new Set([postId]);
    for (let above = this.superiorOf(postId); above !== null && !seen.has(above); above = this.superiorOf(above)) {
      seen.add(above);
    }
    return [...seen].slice(1);
  }

  /**
   * Who stands in for a person on a date, each once. One step only: somebody who stands in for the deputy does not
   * act for the absent person, because nobody has entrusted that to them.
   */
  deputiesOf(personId: string, date: Temporal.PlainDate): RosterPerson[] {
    const active = (this.deputyships.get(personId) ?? []).filter((deputyship) => includesDate(deputyship, date));
    return [...new Set(active.map((deputyship) => deputyship.deputyId))].map((id) => this.person(id));
  }

  /** The posts that a person holds on a date, as ids. */
  postsHeldBy(personId: string, date: Temporal.PlainDate): string[] {
    const held = (this.tenures.byPerson.get(personId) ?? []).filter((tenure) => includesDate(tenure, date));
    return [...new Set(held.map((tenure) => tenure.postId))].filter(
      (postId) => this.holderOn(postId, date)?.id === personId,
    );
  }

  /** Of all its bodies, each once. */
  get countries(): string[] {
    return [...new Set([...this.bodies.values()].map(({ country }) => country))];
  }

  get personIds(): string[] {
    return [...this.persons.keys()];
  }

  /** @throws Error for an id that is not in the roster, as do `post`, `body` and `bodyOf`. */
  person(id: string): RosterPerson {
    return known(this.persons.get(id), 'person', id);
  }

  post(id: string): RosterPost {
    return known(this.posts.get(id), 'post', id);
  }

  body(id: string): RosterBody {
    return known(this.bodies.get(id), 'body', id);
  }

  bodyOf(postId: string): RosterBody {
    return this.body(this.post(postId).bodyId);
  }
}

type Groups<T> = ReadonlyMap<string, readonly T[]>;

function byId<T extends { id: string }>(things: Iterable<T>): Map<string, T> {
  return new Map(Array.from(things, (thing) => [thing.id, thing]));
}

function groupBy<T>(things: Iterable<T>, key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group === undefined) groups.set(key(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}

function known<T>(thing: T | undefined, kind: string, id: string): T {
  if (thing === undefined) throw new Error(`the roster has no ${kind} ${id}`);
  return thing;
}
