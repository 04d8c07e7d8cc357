import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { ReadingRights } from '#access';
import { type SeededDay, seedCalendar, weekendOf, WorkingCalendar } from '#deadlines';
import { Roster, type RosterBody, type RosterData, type RosterPerson, type RosterPost } from '#people';
import { PlanningWorld, type RungTime } from '#reminders';
import { ANSWERS, DAYS, SAMPLES } from './dates.sql.js';
import type { Finding } from './finding.js';
import { Random } from './random.js';
import { COUNTRIES, RESTS, ZONES } from './zones.js';

/*
 * The morning on which a rung falls, by the product and by PostgreSQL: its own date arithmetic, its own copy of the time
 * zones, working days counted by a window over a table. Both are given the same holidays, and nothing else in common.
 */

const YEARS = { first: 2015, last: 2045 };
/** Where working days are counted from and to, so that ten of them lie on either side. */
const DATES = { first: '2016-01-01' };
/** To the autumn of 2044. */
const ALL_DAYS = 10_500;
const MORNINGS = 24;
/** Of each country: days that are worked or not against the week, besides the holidays. */
const MOVED = 200;

interface Sample {
  post: string;
  country: string;
  zone: string;
  morning: string;
  date: string;
  when: RungTime;
}

/**
 * Compares so many random dates in each zone.
 * @param terms.days how far the dates reach: laws to come differ from one copy of the time zone data to the next.
 * @returns what differs, in words
 */
export async function proveDates(
  url: string,
  { perZone, seed, days: reach = ALL_DAYS }: { perZone: number; seed: number; days?: number },
): Promise<Finding> {
  const random = new Random(seed);
  const days = COUNTRIES.flatMap((country) => exceptionsOf(country, random));
  const world = worldOf(Roster.of(rosterData()), calendarsOf(days));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const finding: Finding = { compared: 0, wrong: [] };
  try {
    await client.query(DAYS(COUNTRIES.map((country) => ({ country, rests: RESTS[country] ?? [6, 7] }))));
    await client.query('INSERT INTO pg_temp.exceptions SELECT * FROM unnest($1::text[], $2::date[], $3::boolean[])', [
      days.map(({ country }) => country),
      days.map(({ day }) => day),
      days.map(({ working }) => working),
    ]);
    for (const statement of SAMPLES) await client.query(statement);
    for (const zone of ZONES) {
      const samples = Array.from({ length: perZone }, () => sampleIn(zone, random, reach));
      const answers = await ask(client, samples);
      samples.forEach((sample, at) => compare(sample, { ours: oursOf(world, sample), theirs: answers[at] }, finding));
    }
  } finally {
    await client.end();
  }
  return finding;
}

interface Exception extends Pick<SeededDay, 'working'> {
  country: string;
  day: string;
}

function exceptionsOf(country: string, random: Random): Exception[] {
  const days = new Map<string, Exception>();
  for (const { day, working } of seedCalendar(country, YEARS.first, YEARS.last)) {
    days.set(day.toString(), { country, day: day.toString(), working });
  }
  for (let n = 0; n < MOVED; n++) {
    const day = dateOf(random, ALL_DAYS);
    days.set(day, { country, day, working: random.below(2) === 0 });
  }
  return [...days.values()];
}

function calendarsOf(days: readonly Exception[]): Map<string, WorkingCalendar> {
  const calendar = (country: string) =>
    WorkingCalendar.of({
      country,
      weekend: weekendOf(country),
      days: days
        .filter((day) => day.country === country)
        .map(({ day, working }) => ({ day: Temporal.PlainDate.from(day), working })),
    });
  return new Map(COUNTRIES.map((country) => [country, calendar(country)]));
}

const countryOf = (zone: (typeof ZONES)[number]) => COUNTRIES[ZONES.indexOf(zone) % COUNTRIES.length] ?? 'BY';
const morningOf = (n: number) => `${String(n).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`;

/** A body for each zone, in it a post for each hour of the day, held by somebody whose morning it is. */
function rosterData(): RosterData {
  const bodies: RosterBody[] = ZONES.map((zone) => ({
    ...{ id: zone, code: zone, name: { en: zone, ru: null, be: null } },
    ...{ country: countryOf(zone), timeZone: zone },
  }));
  const seats = ZONES.flatMap((zone) => Array.from({ length: MORNINGS }, (_, n) => ({ zone, n, id: `${zone} ${n}` })));
  const posts: RosterPost[] = seats.map(({ zone, id }) => ({
    ...{ id, code: id, bodyId: zone, reportsToId: null, title: { en: id, ru: null, be: null } },
  }));
  const persons: RosterPerson[] = seats.map(({ zone, n, id }) => ({
    ...{ id, code: id, name: id, names: { ru: null, be: null }, email: `${n}@example.org`, language: 'en' },
    ...{ timeZone: zone, morning: morningOf(n), clearance: 'public', emailRefused: false, urgent: 'morning' },
  }));
  const startsOn = Temporal.PlainDate.from('2000-01-01');
  const tenures = seats.map(({ id }) => ({ postId: id, personId: id, startsOn, endsOn: null }));
  return { bodies, posts, persons, tenures, deputyships: [] };
}

function dateOf(random: Random, reach: number): string {
  return Temporal.PlainDate.from(DATES.first)
    .add({ days: random.below(reach) })
    .toString();
}

function sampleIn(zone: (typeof ZONES)[number], random: Random, reach: number): Sample {
  const n = random.below(MORNINGS);
  const distance = 1 + random.below(10);
  const when = random.of<RungTime>([{ before: distance }, { after: distance }, 'on_day']);
  return {
    post: `${zone} ${n}`,
    country: countryOf(zone),
    zone,
    morning: morningOf(n),
    date: dateOf(random, reach),
    when,
  };
}

interface Answer {
  day: string;
  /** Milliseconds since 1970. */
  due: number;
}

async function ask(client: pg.Client, samples: readonly Sample[]): Promise<Answer[]> {
  const { rows } = await client.query<Answer>(ANSWERS, [
    samples.map(({ country }) => country),
    samples.map(({ zone }) => zone),
    samples.map(({ morning }) => morning),
    samples.map(({ date }) => date),
    samples.map(({ when }) => (when === 'on_day' ? 'on' : 'after' in when ? 'after' : 'before')),
    samples.map(({ when }) => (when === 'on_day' ? 0 : 'after' in when ? when.after : when.before)),
  ]);
  if (rows.length !== samples.length) throw new Error('PostgreSQL has not answered every question once');
  return rows;
}

function worldOf(roster: Roster, calendars: ReadonlyMap<string, WorkingCalendar>): PlanningWorld {
  return new PlanningWorld({ roster, calendars, rights: new ReadingRights(roster, new Map()) });
}

/** What everybody may read. */
const PUBLIC = {
  ...{ id: 'commitment', classification: 'public' as const, coExecutorPostIds: [], observerIds: [] },
  ...{ controllerPostId: '', authorPostId: '' },
};

function oursOf(world: PlanningWorld, { post, date, when }: Sample): Answer {
  const { day, dueAt } = world.addresseeOf(
    { postId: post, about: { ...PUBLIC, leadPostId: post } },
    Temporal.PlainDate.from(date),
    when,
  );
  return { day: day.toString(), due: dueAt.epochMilliseconds };
}

function compare(sample: Sample, { ours, theirs }: { ours: Answer; theirs: Answer | undefined }, to: Finding): void {
  to.compared += 1;
  if (theirs?.day === ours.day && theirs.due === ours.due) return;
  to.wrong.push(`${JSON.stringify(sample)}: ours ${JSON.stringify(ours)}, PostgreSQL ${JSON.stringify(theirs)}`);
}
