import { type AccountState, ReadingRights } from '#access';
import type { PlannableCommitment, PlannableMatter } from '#commitments';
import { WorkingCalendar } from '#deadlines';
import { Roster, type RosterBody, type RosterPerson, type RosterPost, type RosterTenure } from '#people';
import { Temporal } from 'temporal-polyfill';
import { PlanningWorld } from './planning-world.rules.js';

/* Plain data to plan with, for tests: two states, a ministry and an embassy with their lines of reporting. */

export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export function exampleBody(id: string, country: string, timeZone: string): RosterBody {
  return { id, code: id, name: { en: id, ru: null, be: null }, country, timeZone };
}

export function examplePost(id: string, bodyId: string, reportsToId: string | null = null): RosterPost {
  return { id, code: id, bodyId, reportsToId, title: { en: `Post ${id}`, ru: null, be: null } };
}

export function examplePerson(id: string, changes: Partial<RosterPerson> = {}): RosterPerson {
  return {
    id,
    code: id,
    name: `Person ${id}`,
    names: { ru: null, be: null },
    email: `${id}@example.org`,
    language: 'en',
    timeZone: 'Europe/Minsk',
    morning: '09:00',
    clearance: 'official',
    urgent: 'morning',
    emailRefused: false,
    ...changes,
  };
}

/** Since long ago and until further notice, unless told otherwise. */
export function exampleTenure(
  postId: string,
  personId: string,
  span: { from?: string; to?: string } = {},
): RosterTenure {
  const { from = '2000-01-01', to } = span;
  return { postId, personId, startsOn: date(from), endsOn: to === undefined ? null : date(to) };
}

/** Belarus as it was around New Year 2024, and Russia with its long holidays. */
export const exampleCalendars = new Map(
  Object.entries({
    BY: ['2023-12-25', '2024-01-01', '2024-01-02'],
    RU: ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'],
  }).map(([country, days]) => [
    country,
    WorkingCalendar.of({ country, weekend: [6, 7], days: days.map((day) => ({ day: date(day), working: false })) }),
  ]),
);

/** ministry → government in Minsk, embassy in Moscow → government; the presidency is the author. */
export function exampleRoster(changes: {
  persons?: RosterPerson[];
  tenures?: RosterTenure[];
  deputyships?: { absentId: string; deputyId: string; from: string; to: string }[];
}): Roster {
  return Roster.of({
    bodies: [exampleBody('minsk', 'BY', 'Europe/Minsk'), exampleBody('embassy', 'RU', 'Europe/Moscow')],
    posts: [
      examplePost('president', 'minsk'),
      examplePost('premier', 'minsk'),
      examplePost('minister', 'minsk', 'premier'),
      examplePost('ambassador', 'embassy', 'minister'),
      examplePost('inspector', 'minsk', 'premier'),
    ],
    persons: changes.persons ?? ['pavel', 'roman', 'maria', 'dmitry', 'irina'].map((id) => examplePerson(id)),
    tenures: changes.tenures ?? [
      exampleTenure('president', 'pavel'),
      exampleTenure('premier', 'roman'),
      exampleTenure('minister', 'maria'),
      exampleTenure('ambassador', 'dmitry'),
      exampleTenure('inspector', 'irina'),
    ],
    deputyships: (changes.deputyships ?? []).map(({ from, to, ...persons }) => ({
      ...persons,
      startsOn: date(from),
      endsOn: date(to),
    })),
  });
}

/** A world in which nobody has an account but those that are given, by person. */
export function exampleWorld(
  roster: Roster,
  options: {
    now?: Temporal.Instant | null;
    accounts?: Readonly<Record<string, AccountState>>;
    calendars?: ReadonlyMap<string, WorkingCalendar>;
  } = {},
): PlanningWorld {
  const { now = null, accounts = {}, calendars = exampleCalendars } = options;
  return new PlanningWorld({
    roster,
    calendars,
    now,
    rights: new ReadingRights(roster, new Map(Object.entries(accounts))),
  });
}

/** The minister leads, the inspector controls, the president has given it; due on Thursday, 18 January 2024. */
export function exampleCommitment(changes: Partial<PlannableCommitment> & { deadline?: string } = {}) {
  const { deadline = '2024-01-18', ...rest } = changes;
  const commitment: PlannableCommitment = {
    id: 'commitment',
    reference: 'BY-RU/2023-12-18/01',
    title: 'Joint specification',
    classification: 'public',
    priority: 'normal',
    status: 'active',
    regimeCode: 'cis',
    ladderCode: null,
    leadPostId: 'minister',
    coExecutorPostIds: [],
    controllerPostId: 'inspector',
    authorPostId: 'president',
    counterpartPostId: null,
    observerIds: [],
    controlledAt: instant('2023-12-18T12:00:00Z'),
    basis: 'default',
    settledAt: null,
    terminatedById: null,
    reopened: null,
    matters: [],
    toLead: [],
    periods: [examplePeriod(deadline)],
    ...rest,
  };
  return commitment;
}

export function examplePeriod(
  deadline: string | null,
  changes: Partial<PlannableCommitment['periods'][number]> = {},
): PlannableCommitment['periods'][number] {
  const day = deadline === null ? null : date(deadline);
  return {
    ordinal: 1,
    deadline: day,
    originalDeadline: day,
    deadlineVersion: 1,
    reportedAt: null,
    settledAt: null,
    answeredAt: null,
    ...changes,
  };
}

/** A final report made on Wednesday, 10 January 2024, by the minister; it waits for its decision. */
export function exampleMatter(changes: Partial<PlannableMatter> = {}): PlannableMatter {
  return {
    id: 'matter',
    kind: 'report',
    period: 1,
    number: 1,
    madeAt: instant('2024-01-10T12:00:00Z'),
    hands: ['maria'],
    decision: null,
    ...changes,
  };
}
