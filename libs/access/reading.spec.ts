import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { TestingModule } from '@nestjs/testing';
import { PeopleModule, Rosters } from '#people';
import { DomainError, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { Access } from './access.js';
import { AccessModule } from './access.module.js';
import { Accounts } from './accounts.js';
import { type Classification, CLASSIFICATIONS, type Parties, type Role, ROLES } from './principal.types.js';
import { Readers } from './readers.js';
import type { ReadingObstacle } from './reading.rules.js';
import { readingObstacleSql } from './reading-sql.rules.js';
import { Sessions } from './sessions.js';
import { RosterListener, RosterListenerModule } from './testing/roster-listener.js';

/*
 * What may be in somebody's mail is what the register would show them: the way of the mail (planned by the roster, checked
 * by SQL) beside the way of the API (a session, the matrix), for one person as everything that they can be.
 */

/** From the top: a lead reports to a boss, who reports to a minister. */
const PLACES = ['minister', 'boss', 'lead', 'coExecutor', 'controller', 'author'] as const;
type Place = (typeof PLACES)[number];
type AccountKind = 'none' | 'enabled' | 'disabled';

interface Standing {
  roles: readonly Role[];
  /** Held by the person themselves. */
  own: readonly Place[];
  /** Held by somebody whom they stand in for. */
  lent: readonly Place[];
  account: AccountKind;
  clearance: Classification;
  /** From and to which day, counted from today in UTC, posts are held and lent: for years when left out. */
  held?: [number, number];
  standsIn?: [number, number];
}

const YEARS: [number, number] = [-1_000, 1_000];
/** For some days it is tomorrow already, for others still yesterday. */
const ZONES: Partial<Record<Place, string>> = { coExecutor: 'Pacific/Kiritimati', author: 'Pacific/Pago_Pago' };

const NAMES = [...PLACES, 'elsewhere', 'me', 'absent', 'meeting'] as const;
const id = Object.fromEntries(NAMES.map((name) => [name, randomUUID()])) as Record<(typeof NAMES)[number], string>;
const TOKEN = 'token';
/** One of each classification, and one of each that names the person as an observer. */
const commitments: Parties[] = CLASSIFICATIONS.flatMap((classification) =>
  [[], [id.me]].map((observerIds) => ({
    ...{ id: randomUUID(), classification, observerIds },
    ...{ leadPostId: id.lead, coExecutorPostIds: [id.coExecutor] },
    ...{ controllerPostId: id.controller, authorPostId: id.author },
  })),
);

const clock = new FixedClock(new Date().toISOString());
let database: TestDatabase;
let nest: TestingModule;
const find = <T>(service: abstract new (...dependencies: never[]) => T): T => nest.get(service, { strict: false });
const run = <T>(work: () => Promise<T>): Promise<T> => find(Transactions).run(SYSTEM, work);
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  run(() => find(Transactions).manager.query<T[]>(sql, values));

beforeAll(async () => {
  database = await createTestDatabase();
  nest = await createTestingModule(
    { url: database.url, clock },
    { imports: [RosterListenerModule, PeopleModule, AccessModule] },
  );
  await query(
    `INSERT INTO bodies (code, kind, country, time_zone, name_en)
     SELECT replace(lower(split_part(zone, '/', 2)), '_', '-'), 'ministry', 'BY', zone, 'M' FROM unnest($1::text[]) AS zone`,
    [['Europe/Minsk', ...Object.values(ZONES)]],
  );
  for (const place of [...PLACES, 'elsewhere'] as const) {
    const above = { lead: id.boss, boss: id.minister }[place as string] ?? null;
    await query(
      `INSERT INTO posts (id, code, body_id, reports_to_id, title_en)
       SELECT $1, lower($2), id, $3, 'T' FROM bodies WHERE time_zone = $4`,
      [id[place], place, above, (place !== 'elsewhere' && ZONES[place]) || 'Europe/Minsk'],
    );
  }
  await query(
    `INSERT INTO persons (id, code, name, email, time_zone)
     SELECT id, code, code, code || '@example.org', 'Europe/Minsk' FROM unnest($1::uuid[], $2::text[]) AS p (id, code)`,
    [
      [id.me, id.absent],
      ['me', 'absent'],
    ],
  );
  await query(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}')`);
  await query(`INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade')`);
  await query(`INSERT INTO meetings (id, code, title, held_on) VALUES ($1, 'BY-RU/2023-12-18', 'M', '2023-12-18')`, [
    id.meeting,
  ]);
  for (const [index, parties] of commitments.entries()) await insert(parties, index + 1);
});
afterAll(async () => {
  await nest.close();
  await database.drop();
});

async function insert(parties: Parties, number: number): Promise<void> {
  await query(
    `INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, classification,
       verifiable, lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
     VALUES ($1, 'BY-RU/2023-12-18/' || $2, $3, $2::integer, 'commitment', 'ours', 'trade', 'T', 'T', $4, true, $5, $6, $7,
       'cis', '2023-12-18', 'open')`,
    [parties.id, number, id.meeting, parties.classification, id.lead, id.controller, id.author],
  );
  await query('INSERT INTO commitment_co_executors VALUES ($1, $2, 1)', [parties.id, id.coExecutor]);
  for (const person of parties.observerIds) {
    await query('INSERT INTO commitment_observers VALUES ($1, $2)', [parties.id, person]);
  }
}

/** Makes the person what they are to be, besides a post elsewhere; with a session where there is an account. */
async function become({
  roles,
  own,
  lent,
  account,
  clearance,
  held = YEARS,
  standsIn = YEARS,
}: Standing): Promise<void> {
  // The API goes by the clock, the check at the moment of sending by the database's.
  clock.set(new Date().toISOString());
  const day = (distance: number) => clock.today('UTC').add({ days: distance }).toString();
  await query('DELETE FROM tenures');
  await query('DELETE FROM deputyships');
  await query('DELETE FROM accounts');
  await query('UPDATE persons SET clearance = $1 WHERE id = $2', [clearance, id.me]);
  await query(
    `INSERT INTO tenures (post_id, person_id, starts_on, ends_on) SELECT post, person, $3, $4
     FROM unnest($1::uuid[], $2::uuid[]) AS t (post, person)`,
    [
      [id.elsewhere, ...[...own, ...lent].map((place) => id[place])],
      [id.me, ...own.map(() => id.me), ...lent.map(() => id.absent)],
      ...held.map(day),
    ],
  );
  await query('INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', [
    ...[id.absent, id.me],
    ...standsIn.map(day),
  ]);
  if (account === 'none') return;
  await query(`INSERT INTO accounts (person_id, password_hash, roles, disabled_at) VALUES ($1, '', $2, $3)`, [
    ...[id.me, roles],
    account === 'disabled' ? '2024-01-01' : null,
  ]);
  await query(`INSERT INTO sessions (token_hash, person_id, expires_at) VALUES (sha256($1::bytea), $2, '2100-01-01')`, [
    TOKEN,
    id.me,
  ]);
}

type Seen = Record<string, boolean>;

/** What the API would show them: null for those who cannot sign in. */
async function shownByApi(account: AccountKind): Promise<Seen | null> {
  if (account === 'none') return null;
  const isSeen = (parties: Parties) =>
    find(Access)
      .authorize('see', parties)
      .then(
        () => true,
        (error: unknown) => (error instanceof DomainError ? false : Promise.reject(error as Error)),
      );
  const entered = find(Sessions).enter(TOKEN, async () => {
    const seen: Seen = {};
    for (const parties of commitments) seen[parties.id] = await isSeen(parties);
    return seen;
  });
  // Whoever cannot come in sees nothing.
  return entered.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'unauthenticated') return everySeen(() => false);
    throw error;
  });
}

const everySeen = (isSeen: (parties: Parties) => boolean): Seen =>
  Object.fromEntries(commitments.map((parties) => [parties.id, isSeen(parties)]));

type Obstacles = Record<string, ReadingObstacle | null>;

/** Why a mail planned for them says nothing of each. */
async function obstaclesOfPlan(): Promise<Obstacles> {
  const { roster, rights } = await run(async () => {
    const read = await find(Rosters).around([id.elsewhere, ...PLACES.map((place) => id[place])]);
    return { roster: read, rights: await find(Readers).rightsIn(read) };
  });
  const me = roster.person(id.me);
  return Object.fromEntries(commitments.map((one) => [one.id, rights.obstacleFor(me, one, clock.now())]));
}

const OBSTACLES = `
  SELECT c.id, ${readingObstacleSql({ person: 'r', account: 'ra', commitment: 'c' })} AS obstacle
  FROM commitments c CROSS JOIN persons r LEFT JOIN accounts ra ON ra.person_id = r.id WHERE r.id = $1`;

/** The same at the moment of sending. */
async function obstaclesAtSending(): Promise<Obstacles> {
  const rows = await query<{ id: string; obstacle: ReadingObstacle | null }>(OBSTACLES, [id.me]);
  return Object.fromEntries(rows.map(({ id, obstacle }) => [id, obstacle]));
}

const RANK = (classification: Classification) => CLASSIFICATIONS.indexOf(classification);

/** @returns how many of the commitments they may read. */
async function compare(standing: Standing): Promise<number> {
  await become(standing);
  const planned = await obstaclesOfPlan();
  const readable = everySeen((parties) => planned[parties.id] === null);
  const expected =
    (await shownByApi(standing.account)) ??
    everySeen(({ classification }) => RANK(classification) <= RANK(standing.clearance));
  expect({ standing, readable }).toEqual({ standing, readable: expected });
  expect({ standing, planned: await obstaclesAtSending() }).toEqual({ standing, planned });
  return Object.values(readable).filter(Boolean).length;
}

const WAYS: Pick<Standing, 'own' | 'lent'>[] = [
  { own: [], lent: [] },
  ...PLACES.flatMap((place) => [
    { own: [place], lent: [] },
    { own: [], lent: [place] },
  ]),
];

describe('what may be read in a mail', () => {
  const table = ROLES.flatMap((role) => CLASSIFICATIONS.map((clearance) => ({ role, clearance })));

  it.each(table)('is what the register shows to a $role cleared for $clearance', async ({ role, clearance }) => {
    let count = 0;
    for (const way of WAYS) {
      for (const account of ['enabled', 'disabled'] as const) {
        count += await compare({ ...way, roles: [role], account, clearance });
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it.each(CLASSIFICATIONS)('follows the clearance %s alone where there is no account', async (clearance) => {
    for (const way of WAYS) {
      expect(await compare({ ...way, roles: [], account: 'none', clearance })).toBe(2 * (RANK(clearance) + 1));
    }
  });

  it('is what the register shows, whatever somebody is at once and since when', async () => {
    const span = fc.constantFrom<[number, number]>(YEARS, [-9, -1], [-9, 0], [0, 0], [0, 9], [1, 9]);
    const standings = fc.record<Standing>({
      roles: fc.subarray([...ROLES], { maxLength: 3 }),
      own: fc.subarray(['lead', 'controller', 'minister'], { maxLength: 2 }),
      lent: fc.subarray(['coExecutor', 'author', 'boss'], { maxLength: 2 }),
      account: fc.constantFrom('none', 'enabled', 'disabled'),
      clearance: fc.constantFrom(...CLASSIFICATIONS),
      held: span,
      standsIn: span,
    });
    await fc.assert(
      fc.asyncProperty(standings, async (standing) => void (await compare(standing))),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('an account that changes', () => {
  it('has its person planned anew when it is added, disabled or enabled and when its roles change, not for a password', async () => {
    await query('DELETE FROM accounts');
    const { personIds } = find(RosterListener);
    const change = async (work: () => Promise<unknown>) => {
      personIds.length = 0;
      await run(work);
      return [...personIds];
    };
    const accounts = find(Accounts);
    const account = { personId: id.me, password: 'correct horse battery', roles: ['executor'] as const };
    expect(await change(() => accounts.add(account))).toEqual([id.me]);
    expect(await change(() => accounts.change(id.me, { roles: ['head', 'executor'] }, 1))).toEqual([id.me]);
    expect(await change(() => accounts.change(id.me, { roles: ['executor', 'head'] }, 2))).toEqual([]);
    expect(await change(() => accounts.change(id.me, { disabled: true }, 3))).toEqual([id.me]);
    expect(await change(() => accounts.change(id.me, { disabled: false }, 4))).toEqual([id.me]);
    expect(await change(() => accounts.change(id.me, { password: 'another horse battery' }, 5))).toEqual([]);
  });
});
