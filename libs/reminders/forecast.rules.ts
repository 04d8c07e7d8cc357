import type { ReadingRights } from '#access';
import type { PlannableCommitment } from '#commitments';
import type { WorkingCalendar } from '#deadlines';
import type { Roster, RosterPerson } from '#people';
import { Temporal } from 'temporal-polyfill';
import type { Audience, Ladder } from './ladder.rules.js';
import type { PlannedOccurrence } from './occurrence.js';
import { planReminders } from './plan.rules.js';
import { PlanningWorld } from './planning-world.rules.js';

export interface ForecastItem {
  reference: string;
  rung: string;
  /** 'YYYY-MM-DD'; null for a review. */
  deadline: string | null;
  audience: Audience;
  /** The name of the absent person for whom the recipient stands in. */
  deputyFor: string | null;
}

/** One mail that would be sent. */
export interface ForecastMail {
  /** The recipient's local time with its offset: `2024-01-17T09:00:00+03:00`. */
  at: string;
  /** The recipient's name. */
  person: string;
  /** The English title of the post through which the first item reaches them. */
  post: string;
  email: string;
  /** By deadline (without one last), then by reference. */
  items: ForecastItem[];
}

export interface ForecastTerms {
  /** By code; null is the default ladder. */
  ladderOf: (code: string | null) => Ladder;
  roster: Roster;
  rights: ReadingRights;
  /** By country. */
  calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Both ends inclusive: dates where the recipient is. */
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

interface Draft {
  person: RosterPerson;
  local: Temporal.ZonedDateTime;
  items: { occurrence: PlannedOccurrence; reference: string }[];
}

/** Every mail that would go out between two dates, one a person a morning, ordered by time and address. */
export function forecast(commitments: Iterable<PlannableCommitment>, terms: ForecastTerms): ForecastMail[] {
  const world = new PlanningWorld(terms);
  // No zone is more than a day away from UTC.
  const until = terms.to.add({ days: 2 }).toZonedDateTime('UTC').toInstant();
  const drafts = new Map<string, Draft>();
  for (const commitment of commitments) {
    const ladder = terms.ladderOf(commitment.ladderCode);
    for (const occurrence of planReminders(commitment, { ladder, world, until })) {
      const draft = draftFor(occurrence, { drafts, roster: terms.roster });
      draft?.items.push({ occurrence, reference: commitment.reference });
    }
  }
  return [...drafts.values()]
    .filter(({ local }) => isBetween(local.toPlainDate(), terms))
    .sort(byTimeAndAddress)
    .map((draft) => toMail(draft, terms.roster));
}

function draftFor(
  { recipientId, dueAt }: PlannedOccurrence,
  { drafts, roster }: { drafts: Map<string, Draft>; roster: Roster },
): Draft | null {
  if (recipientId === null) return null;
  const key = `${recipientId} ${dueAt.epochMilliseconds}`;
  let draft = drafts.get(key);
  if (draft === undefined) {
    const person = roster.person(recipientId);
    draft = { person, local: dueAt.toZonedDateTimeISO(person.timeZone), items: [] };
    drafts.set(key, draft);
  }
  return draft;
}

function toMail({ person, local, items }: Draft, roster: Roster): ForecastMail {
  const sorted = items.toSorted(byDeadlineAndReference);
  return {
    at: local.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    person: person.name,
    post: sorted[0] === undefined ? '' : roster.post(sorted[0].occurrence.postId).title.en,
    email: person.email,
    items: sorted.map(({ occurrence, reference }) => ({
      reference,
      rung: occurrence.rung,
      deadline: occurrence.deadline?.toString() ?? null,
      audience: occurrence.audience,
      deputyFor: occurrence.deputyForId === null ? null : roster.person(occurrence.deputyForId).name,
    })),
  };
}

function isBetween(date: Temporal.PlainDate, { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  return Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0;
}

function byTimeAndAddress(a: Draft, b: Draft): number {
  return Temporal.ZonedDateTime.compare(a.local, b.local) || compareText(a.person.email, b.person.email);
}

type Item = Draft['items'][number];

function byDeadlineAndReference(a: Item, b: Item): number {
  const [left, right] = [a.occurrence.deadline, b.occurrence.deadline];
  const byDeadline =
    left === null || right === null
      ? Number(left === null) - Number(right === null)
      : Temporal.PlainDate.compare(left, right);
  return byDeadline || compareText(a.reference, b.reference);
}

/** By code unit, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
