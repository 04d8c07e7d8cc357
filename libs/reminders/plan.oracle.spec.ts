import { WorkingCalendar } from '#deadlines';
import { Roster } from '#people';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  exampleBody,
  exampleCommitment,
  examplePeriod,
  examplePerson,
  examplePost,
  exampleTenure,
  exampleWorld,
  instant,
} from './examples.js';
import { DEFAULT_LADDER, type Ladder, type Rung, type Whom } from './ladder.rules.js';
import { planOccurrences } from './plan.rules.js';

/*
 * The same promise worked out a second time, slowly and by other means: one day at a time, no ranks, no caches, and the
 * offset of a zone by search instead of conversion.
 */

const ZONES = ['Europe/Minsk', 'Asia/Vladivostok', 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC'];
const POSTS = ['lead', 'controller', 'author', 'counterpart', 'chief', 'head'];
/** lead → chief → head; the others report to the head. */
const ABOVE: Record<string, string | null> = {
  lead: 'chief',
  chief: 'head',
  head: null,
  controller: 'head',
  author: 'head',
  counterpart: null,
};
const START = Temporal.PlainDate.from('2024-01-01');
const day = (offset: number) => START.add({ days: offset });

/** A rung as the oracle takes it: a count of days from the deadline, 0 the day itself; superiors as numbers. */
interface OracleRung {
  key: string;
  count: number;
  days: 'working' | 'calendar';
  whom: (string | number)[];
}

interface Facts {
  rungs: OracleRung[];
  bodyOf: Record<string, 'a' | 'b'>;
  off: Record<'a' | 'b', Set<string>>;
  zones: Record<string, string>;
  tenures: { post: string; person: string; from: number; to: number }[];
  controlledOn: number;
  deadline: number;
}

const BY_DEFAULT: OracleRung[] = [
  { key: 'before-10', count: -10, days: 'working', whom: ['lead'] },
  { key: 'before-5', count: -5, days: 'working', whom: ['lead'] },
  { key: 'before-1', count: -1, days: 'working', whom: ['lead'] },
  { key: 'on-day', count: 0, days: 'working', whom: ['lead'] },
  { key: 'after-1', count: 1, days: 'working', whom: ['lead', 'controller'] },
  { key: 'after-3', count: 3, days: 'working', whom: [1] },
  { key: 'after-5', count: 5, days: 'working', whom: ['author'] },
];

const anyRungs: fc.Arbitrary<OracleRung[]> = fc
  .array(
    fc.record({
      count: fc.integer({ min: -25, max: 25 }),
      days: fc.constantFrom('working' as const, 'calendar' as const),
      whom: fc.uniqueArray(fc.constantFrom('lead', 'controller', 'author', 'counterpart', '#controller', 1, 2, 3, 4), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rungs) => rungs.map((rung, at) => ({ key: `r${at}`, ...rung })));

const facts: fc.Arbitrary<Facts> = fc.record({
  rungs: fc.oneof(fc.constant(BY_DEFAULT), anyRungs),
  bodyOf: fc.record(Object.fromEntries(POSTS.map((post) => [post, fc.constantFrom('a' as const, 'b' as const)]))),
  off: fc.record({ a: daysOff(), b: daysOff() }),
  zones: fc.record(Object.fromEntries(['p0', 'p1', 'p2', 'p3', 'a', 'b'].map((id) => [id, fc.constantFrom(...ZONES)]))),
  tenures: fc
    .tuple(
      ...POSTS.map((post) =>
        fc
          .array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 90 })), { maxLength: 3 })
          .map((list) => terms(post, list)),
      ),
    )
    .map((lists) => lists.flat()),
  controlledOn: fc.integer({ min: -10, max: 60 }),
  deadline: fc.integer({ min: 20, max: 60 }),
});

function daysOff() {
  return fc
    .array(fc.integer({ min: -30, max: 120 }), { maxLength: 40 })
    .map((list) => new Set(list.map((at) => String(day(at)))));
}

/** One after the other, with a vacancy of a day between them. */
function terms(post: string, list: [number, number][]) {
  const starts = [...new Map(list.map(([person, from]) => [from, person]))].sort(([a], [b]) => a - b);
  return starts
    .map(([from, person], at) => ({
      post,
      person: `p${person}`,
      from,
      to: (starts[at + 1]?.[0] ?? 200) - 2,
    }))
    .filter(({ from, to }) => to >= from);
}

const isWorked = ({ off }: Facts, body: 'a' | 'b', date: Temporal.PlainDate) =>
  date.dayOfWeek < 6 && !off[body].has(String(date));

function step(
  isFree: (date: Temporal.PlainDate) => boolean,
  from: Temporal.PlainDate,
  moves: { by: 1 | -1; count: number; strictly: boolean },
) {
  let date = from;
  let left = moves.count;
  if (!moves.strictly && !isFree(date)) return date;
  while (left > 0) {
    date = date.add({ days: moves.by });
    if (!isFree(date)) left--;
  }
  return date;
}

/** The instant whose wall clock reads nine, found among all minutes of the day in order. */
function nine(zone: string, date: Temporal.PlainDate): string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const wanted = `${date.toString()} 09:00`;
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  for (let minute = -14 * 60; minute < 36 * 60; minute += 30) {
    if (format.format(midnight + minute * 60_000) === wanted) {
      return new Date(midnight + minute * 60_000).toISOString().slice(0, 19);
    }
  }
  throw new Error(`no ${wanted} in ${zone}`);
}

function oracle(all: Facts): string[] {
  const lines: string[] = [];
  for (const rung of all.rungs) {
    const told: string[] = [];
    for (const whom of rung.whom) {
      const first = firstOf(whom, all);
      if (first === null) continue;
      const found = climb(all, first, rung);
      if (told.includes(found.person)) continue;
      told.push(found.person);
      if (found.at >= `${day(all.controlledOn).toString()}T12:00:00`) {
        lines.push(`${rung.key} ${found.person} ${found.at}`);
      }
    }
  }
  return lines;
}

/** The chief is the first superior and the head the second; a higher one is the head, unless a lower number has told him. */
function firstOf(whom: string | number, { rungs }: Facts): string | null {
  if (typeof whom === 'string') return whom.replace('#', '');
  if (whom === 1) return 'chief';
  if (whom === 2) return 'head';
  const lower = rungs.some((rung) => rung.whom.some((other) => Number(other) >= 2 && Number(other) < whom));
  return lower ? null : 'head';
}

function climb(all: Facts, first: string, { count, days }: OracleRung): { person: string; at: string } {
  const dayFor = (post: string) => {
    const isFree = (date: Temporal.PlainDate) => !isWorked(all, all.bodyOf[post] ?? 'a', date);
    const by = count > 0 ? 1 : -1;
    if (days === 'calendar') return step(isFree, day(all.deadline + count), { by, count: 1, strictly: false });
    return step(isFree, day(all.deadline), { by, count: Math.max(1, Math.abs(count)), strictly: count !== 0 });
  };
  for (let post: string | null = first; post !== null; post = ABOVE[post] ?? null) {
    const date = dayFor(post);
    const held = all.tenures.find(
      (term) =>
        term.post === post &&
        Temporal.PlainDate.compare(day(term.from), date) <= 0 &&
        Temporal.PlainDate.compare(date, day(term.to)) <= 0,
    );
    if (held !== undefined) return { person: held.person, at: nine(all.zones[held.person] ?? 'UTC', date) };
  }
  return { person: 'nobody', at: nine(all.zones[all.bodyOf[first] ?? 'a'] ?? 'UTC', dayFor(first)) };
}

/** The same rungs as a ladder is written. */
function ladderOf({ rungs }: Facts): Ladder {
  return { ...DEFAULT_LADDER, rungs: rungs.map(asRung) };
}

function asRung({ key, count, days, whom }: OracleRung): Rung {
  const when = count === 0 ? 'on_day' : count < 0 ? { before: -count, days } : { after: count, days };
  return { key, when, audience: whom.map(asWhom) };
}

function asWhom(whom: string | number): Whom {
  switch (whom) {
    case 'lead':
    case 'controller':
    case 'author':
    case 'counterpart':
      return whom;
    case 1:
      return 'superior';
    default:
      return typeof whom === 'number' ? { superior: whom } : { post: whom.slice(1) };
  }
}

function planned(all: Facts): string[] {
  const roster = Roster.of({
    bodies: (['a', 'b'] as const).map((id) => exampleBody(id, id.toUpperCase(), all.zones[id] ?? 'UTC')),
    posts: POSTS.map((id) => examplePost(id, all.bodyOf[id] ?? 'a', ABOVE[id] ?? null)),
    persons: ['p0', 'p1', 'p2', 'p3'].map((id) => examplePerson(id, { timeZone: all.zones[id] ?? 'UTC' })),
    tenures: all.tenures.map(({ post, person, from, to }) =>
      exampleTenure(post, person, { from: String(day(from)), to: String(day(to)) }),
    ),
    deputyships: [],
  });
  const calendars = new Map(
    (['a', 'b'] as const).map((id) => [
      id.toUpperCase(),
      WorkingCalendar.of({
        country: id,
        weekend: [6, 7],
        days: [...all.off[id]].map((text) => ({ day: Temporal.PlainDate.from(text), working: false })),
      }),
    ]),
  );
  const commitment = exampleCommitment({
    leadPostId: 'lead',
    controllerPostId: 'controller',
    authorPostId: 'author',
    counterpartPostId: 'counterpart',
    controlledAt: instant(`${day(all.controlledOn).toString()}T12:00:00Z`),
    periods: [examplePeriod(String(day(all.deadline)))],
  });
  const world = exampleWorld(roster, { calendars });
  return planOccurrences(commitment, { ladder: ladderOf(all), world, until: instant('2030-01-01T00:00:00Z') }).map(
    ({ rung, recipientId, dueAt }) => `${rung} ${recipientId ?? 'nobody'} ${dueAt.toString().slice(0, 19)}`,
  );
}

describe('planOccurrences', () => {
  it('agrees with an oracle that counts days one by one', () => {
    fc.assert(
      fc.property(facts, (all) => {
        expect(planned(all)).toEqual(oracle(all));
      }),
      { numRuns: 1_000 },
    );
  });
});
