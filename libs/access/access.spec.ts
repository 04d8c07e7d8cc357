import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { TestingModule } from '@nestjs/testing';
import { DomainError, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { Access } from './access.js';
import { AccessModule } from './access.module.js';
import type { CommitmentAction } from './matrix.rules.js';
import {
  type Classification,
  CLASSIFICATIONS,
  type Parties,
  type Principal,
  ROLES,
  SYSTEM_PRINCIPAL,
} from './principal.types.js';
import { RosterListenerModule } from './testing/roster-listener.js';

/** post 3 reports to 2, 2 to 1, 1 to 0; post 4 stands alone. */
const POSTS = Array.from({ length: 5 }, () => randomUUID());
const PERSONS = Array.from({ length: 3 }, () => randomUUID());
const [me = '', absent = ''] = PERSONS;

let database: TestDatabase;
let nest: TestingModule;
let access: Access;
let transactions: Transactions;
let commitments: Parties[] = [];
let documents: { id: string; classification: Classification; resting: Parties[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = new FixedClock('2024-01-17T09:00:00Z');
  nest = await createTestingModule({ url: database.url, clock }, { imports: [RosterListenerModule, AccessModule] });
  access = nest.get(Access);
  transactions = nest.get(Transactions);
  await transactions.run(SYSTEM, prepare);
});
afterAll(async () => {
  await nest.close();
  await database.drop();
});

async function prepare(): Promise<void> {
  const run = (sql: string, values: unknown[] = []) => transactions.manager.query(sql, values);
  const body = randomUUID();
  await run(
    `INSERT INTO bodies (id, code, kind, country, time_zone, name_en) VALUES ($1, 'mfa', 'ministry', 'BY', 'Europe/Minsk', 'M')`,
    [body],
  );
  for (const [index, id] of POSTS.entries()) {
    const superior = index > 0 && index < 4 ? POSTS[index - 1] : null;
    await run(`INSERT INTO posts (id, code, body_id, reports_to_id, title_en) VALUES ($1, $2, $3, $4, 'T')`, [
      id,
      `post-${index}`,
      body,
      superior,
    ]);
  }
  for (const [index, id] of PERSONS.entries()) {
    await run(`INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, $2, 'N', $3, 'Europe/Minsk')`, [
      id,
      `person-${index}`,
      `person-${index}@mfa.example.org`,
    ]);
  }
  await run(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}')`);
  await run(`INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade')`);
  const meeting = randomUUID();
  await run(`INSERT INTO meetings (id, code, title, held_on) VALUES ($1, 'BY-RU/2023-12-18', 'M', '2023-12-18')`, [
    meeting,
  ]);
  commitments = fc.sample(arbitraryParties, { numRuns: 120, seed: 7 });
  for (const [index, parties] of commitments.entries()) await insert(run, meeting, { parties, number: index + 1 });
  // Four commitments to a document, one of them on no words at all; the last documents have none.
  documents = Array.from({ length: 36 }, (_, index) => ({
    id: randomUUID(),
    classification: CLASSIFICATIONS[index % 3] ?? 'public',
    resting: commitments.slice(index * 4, index * 4 + 3),
  }));
  for (const document of documents) await anchor(run, meeting, document);
}

/** The passages of a document have the ids of the commitments that rest on them. */
async function anchor(
  run: (sql: string, values: unknown[]) => Promise<unknown>,
  meeting: string,
  { id, classification, resting }: (typeof documents)[number],
): Promise<void> {
  await run(
    `INSERT INTO source_documents (id, meeting_id, kind, title, language, text, sha256, classification)
     VALUES ($1::uuid, $2, 'protocol', 'T', 'en', 'abc' || $1, encode(sha256(convert_to('abc' || $1, 'UTF8')), 'hex'), $3)`,
    [id, meeting, classification],
  );
  for (const [at, parties] of resting.entries()) {
    await run(
      `INSERT INTO passages (id, document_id, starts_at, ends_at, quote)
       VALUES ($1, $2, $3::integer, $3::integer + 1, substring('abc' FROM $3::integer + 1 FOR 1))`,
      [parties.id, id, at],
    );
    await run('UPDATE commitments SET passage_id = id WHERE id = $1', [parties.id]);
  }
}

async function insert(
  run: (sql: string, values: unknown[]) => Promise<unknown>,
  meeting: string,
  { parties, number }: { parties: Parties; number: number },
): Promise<void> {
  await run(
    `INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, classification,
       verifiable, lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
     VALUES ($1, $2, $3, $4, 'commitment', 'ours', 'trade', 'T', 'T', $5, true, $6, $7, $8, 'cis', '2023-12-18', 'open')`,
    [
      parties.id,
      `BY-RU/2023-12-18/${number}`,
      meeting,
      number,
      parties.classification,
      parties.leadPostId,
      parties.controllerPostId,
      parties.authorPostId,
    ],
  );
  for (const [ordinal, post] of parties.coExecutorPostIds.entries()) {
    await run('INSERT INTO commitment_co_executors VALUES ($1, $2, $3)', [parties.id, post, ordinal]);
  }
  for (const person of parties.observerIds) {
    await run('INSERT INTO commitment_observers VALUES ($1, $2)', [parties.id, person]);
  }
}

const post = fc.constantFrom(...POSTS);
const arbitraryParties: fc.Arbitrary<Parties> = fc
  .record({
    id: fc.uuid(),
    classification: fc.constantFrom(...CLASSIFICATIONS),
    leadPostId: post,
    coExecutorPostIds: fc.uniqueArray(post, { maxLength: 2 }),
    controllerPostId: post,
    authorPostId: post,
    observerIds: fc.uniqueArray(fc.constantFrom(...PERSONS), { maxLength: 1 }),
  })
  .filter(({ leadPostId, controllerPostId }) => leadPostId !== controllerPostId);

const arbitraryPrincipal: fc.Arbitrary<Principal> = fc.record({
  personId: fc.constant(me),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }),
  clearance: fc.constantFrom(...CLASSIFICATIONS),
  language: fc.constant('en'),
  postIds: fc.uniqueArray(post, { maxLength: 2 }),
  actingFor: fc.array(fc.record({ personId: fc.constant(absent), postIds: fc.uniqueArray(post, { maxLength: 1 }) }), {
    maxLength: 1,
  }),
});

/** Runs as a principal, in a transaction that is theirs. */
function as<T>(principal: Principal, work: () => Promise<T>): Promise<T> {
  return transactions.run({ personId: principal.personId }, () => {
    access.enter(principal);
    return work();
  });
}

const outcome = (action: CommitmentAction, parties: Parties): Promise<string> =>
  access.authorize(action, parties).then(
    ({ relation }) => relation,
    (error: unknown) => (error instanceof DomainError ? error.kind : Promise.reject(error as Error)),
  );

const principal = (over: Partial<Principal>): Principal => ({
  personId: me,
  roles: [],
  clearance: 'confidential',
  language: 'en',
  postIds: [],
  actingFor: [],
  ...over,
});

const [top = '', second = '', third = '', fourth = '', alone = ''] = POSTS;
const parties: Parties = {
  id: randomUUID(),
  classification: 'official',
  leadPostId: fourth,
  coExecutorPostIds: [third],
  controllerPostId: second,
  authorPostId: alone,
  observerIds: [],
};

describe('visibility', () => {
  it('is the same decision as authorize("see"), row by row', async () => {
    let [shown, hidden] = [0, 0];
    await fc.assert(
      fc.asyncProperty(arbitraryPrincipal, (who) =>
        as(who, async () => {
          const { sql, parameters } = access.visibility('c', 1);
          const rows: { id: string }[] = await transactions.manager.query(
            `SELECT c.id FROM commitments c WHERE c.number > $1 AND ${sql}`,
            [0, ...parameters],
          );
          const listed = new Set(rows.map(({ id }) => id));
          for (const commitment of commitments) {
            const seen = (await outcome('see', commitment)) !== 'not_found';
            expect({ id: commitment.id, listed: listed.has(commitment.id) }).toEqual({
              id: commitment.id,
              listed: seen,
            });
            if (seen) shown += 1;
            else hidden += 1;
          }
        }),
      ),
      { numRuns: 120 },
    );
    expect(Math.min(shown, hidden)).toBeGreaterThan(500);
  }, 60_000);

  it('of a document is that of the commitments on its words, were they classified as it is; of a passage, of either', async () => {
    const shownIds = async (sql: string, parameters: unknown[]) =>
      new Set((await transactions.manager.query<{ id: string }[]>(sql, [0, ...parameters])).map(({ id }) => id));
    const nobodys = { ...parties, leadPostId: randomUUID(), coExecutorPostIds: [], controllerPostId: randomUUID() };
    const isSeen = async (commitment: Parties) => (await outcome('see', commitment)) !== 'not_found';
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(arbitraryPrincipal, (who) =>
        as(who, async () => {
          const whole = access.documentVisibility('d', 1);
          const read = await shownIds(
            `SELECT d.id FROM source_documents d WHERE $1 = 0 AND ${whole.sql}`,
            whole.parameters,
          );
          const quoted = access.passageVisibility('p', 1);
          const quotes = await shownIds(
            `SELECT p.id FROM passages p WHERE $1 = 0 AND ${quoted.sql}`,
            quoted.parameters,
          );
          for (const { id, classification, resting } of documents) {
            const alike = [...resting, { ...nobodys, authorPostId: randomUUID() }].map((c) => ({
              ...c,
              classification,
            }));
            let isRead = classification === 'public';
            for (const commitment of alike) isRead ||= await isSeen(commitment);
            expect({ id, isRead: read.has(id) }).toEqual({ id, isRead });
            for (const commitment of resting) {
              const isQuoted = isRead || (await isSeen(commitment));
              expect({ id: commitment.id, isQuoted: quotes.has(commitment.id) }).toEqual({
                id: commitment.id,
                isQuoted,
              });
              const kind = `${isRead} ${isQuoted}`;
              outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
            }
          }
        }),
      ),
      { numRuns: 60 },
    );
    expect([...outcomes.keys()].sort()).toEqual(['false false', 'false true', 'true true']);
    expect(Math.min(...outcomes.values())).toBeGreaterThan(100);
  }, 60_000);

  it('shows the system everything', async () => {
    await as(SYSTEM_PRINCIPAL, async () => {
      expect(access.visibility('c')).toEqual({ sql: 'TRUE', parameters: [] });
      expect(access.documentVisibility('d')).toEqual({ sql: 'TRUE', parameters: [] });
    });
  });
});

describe('authorize', () => {
  it('says that a thing is not there to whoever may not see it, clearance first', async () => {
    const lead = principal({ roles: ['executor'], postIds: [fourth], clearance: 'public' });
    await as(lead, async () => expect(await outcome('report', parties)).toBe('not_found'));
    await as(principal({}), async () => expect(await outcome('see', parties)).toBe('not_found'));
  });

  it('says that it is not allowed to whoever may see it', async () => {
    const assessor = principal({ roles: ['assessor'] });
    await as(assessor, async () => expect(await outcome('terminate', parties)).toBe('forbidden'));
  });

  it.each([
    { role: 'executor', at: fourth, action: 'request_extension', expected: 'lead' },
    { role: 'executor', at: third, action: 'report', expected: 'co_executor' },
    { role: 'controller', at: second, action: 'decide_report', expected: 'controller' },
    { role: 'head', at: top, action: 'see', expected: 'head' },
    { role: 'head', at: third, action: 'see', expected: 'head' },
    { role: 'head', at: fourth, action: 'see', expected: 'not_found' },
    { role: 'head', at: alone, action: 'see', expected: 'author' },
    { role: 'executor', at: second, action: 'see', expected: 'not_found' },
    { role: 'controller', at: fourth, action: 'see', expected: 'not_found' },
  ] as const)('needs role and post: $role, $action: $expected', async ({ role, at, action, expected }) => {
    const who = principal({ roles: [role], postIds: [at] });
    await as(who, async () => expect(await outcome(action, parties)).toBe(expected));
  });

  it("knows the author's side by the post alone", async () => {
    await as(principal({ postIds: [alone] }), async () => expect(await outcome('terminate', parties)).toBe('author'));
  });

  it('lets a deputy act, and notes for whom', async () => {
    const deputy = principal({ roles: ['executor'], actingFor: [{ personId: absent, postIds: [fourth] }] });
    await as(deputy, async () => {
      const grant = await access.authorize('report', parties);
      expect(grant).toMatchObject({ relation: 'lead', onBehalfOfId: absent, postId: fourth });
      expect(transactions.actor).toEqual({ personId: me, onBehalfOfId: absent });
      const [row]: { id: string }[] = await transactions.manager.query(
        `SELECT current_setting('pacta.on_behalf_of_id') AS id`,
      );
      expect(row?.id).toBe(absent);
    });
  });

  it('takes back for whom, when the next act is their own', async () => {
    const who = principal({
      roles: ['executor'],
      postIds: [third],
      actingFor: [{ personId: absent, postIds: [fourth] }],
    });
    await as(who, async () => {
      await access.authorize('request_extension', parties);
      await access.authorize('report', { ...parties, leadPostId: third, coExecutorPostIds: [] });
      expect(transactions.actor.onBehalfOfId).toBeNull();
    });
  });

  it('lets the system do everything, and nobody who has not entered anything', async () => {
    await as(SYSTEM_PRINCIPAL, async () => expect(await outcome('decide_report', parties)).toBe('system'));
    await transactions.run(SYSTEM, async () => expect(await outcome('see', parties)).toBe('unauthenticated'));
  });
});

describe('require', () => {
  it('goes by roles', async () => {
    await as(principal({ roles: ['registrar'] }), async () => {
      access.require('enter_meetings');
      expect(() => access.require('change_rules')).toThrow(DomainError);
    });
  });
});
