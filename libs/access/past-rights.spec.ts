import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { TestingModule } from '@nestjs/testing';
import { Temporal } from 'temporal-polyfill';
import { DomainError, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { Access } from './access.js';
import { AccessModule } from './access.module.js';
import { CLASSIFICATIONS, type Parties, type Principal, ROLES } from './principal.types.js';
import { clearedFor } from './relations.rules.js';
import { RosterListenerModule } from './testing/roster-listener.js';

/*
 * Who may see the commitment today may look at its past; what was marked then above the clearance of today is not shown.
 */

const THEN = Temporal.Instant.from('2024-01-17T09:00:00Z');
const TODAY = THEN.add({ hours: 24 });
const me = randomUUID();
/** Each reports to the one before it; today the other way round. */
const POSTS = Array.from({ length: 4 }, () => randomUUID());

const post = fc.constantFrom(...POSTS);
const arbitraryParties = fc
  .record({
    classification: fc.constantFrom(...CLASSIFICATIONS),
    leadPostId: post,
    controllerPostId: post,
    authorPostId: post,
    coExecutorPostIds: fc.uniqueArray(post, { maxLength: 2 }),
    observerIds: fc.uniqueArray(fc.constant(me), { maxLength: 1 }),
  })
  .filter(({ leadPostId, controllerPostId }) => leadPostId !== controllerPostId);
type Standing = Omit<Parties, 'id'>;

const arbitraryPrincipal: fc.Arbitrary<Principal> = fc.record({
  personId: fc.constant(me),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }),
  clearance: fc.constantFrom(...CLASSIFICATIONS),
  language: fc.constant('en'),
  postIds: fc.uniqueArray(post, { maxLength: 2 }),
  actingFor: fc.constant([]),
});

const commitments = fc
  .sample(fc.tuple(arbitraryParties, arbitraryParties), { numRuns: 80, seed: 11 })
  .map(([then, today]) => ({ id: randomUUID(), then, today }));

let database: TestDatabase;
let nest: TestingModule;
let access: Access;
let transactions: Transactions;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = new FixedClock(THEN);
  nest = await createTestingModule({ url: database.url, clock }, { imports: [RosterListenerModule, AccessModule] });
  access = nest.get(Access);
  transactions = nest.get(Transactions);
  await transactions.run(SYSTEM, prepare);
  clock.set(TODAY);
  await transactions.run(SYSTEM, change);
});
afterAll(async () => {
  await nest.close();
  await database.drop();
});

const run = (sql: string, values: unknown[] = []) => transactions.manager.query<{ id: string }[]>(sql, values);

async function prepare(): Promise<void> {
  const [body] = await run(
    `INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('mfa', 'ministry', 'BY', 'Europe/Minsk', 'M')
     RETURNING id`,
  );
  for (const [index, id] of POSTS.entries()) {
    await run(`INSERT INTO posts (id, code, body_id, reports_to_id, title_en) VALUES ($1, $2, $3, $4, 'T')`, [
      ...[id, `post-${index}`, body?.id, POSTS[index - 1] ?? null],
    ]);
  }
  await run(
    `INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, 'me', 'N', 'me@mfa.example.org', 'Europe/Minsk')`,
    [me],
  );
  await run(`INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}')`);
  await run(`INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade')`);
  const [meeting] = await run(
    `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'M', '2023-12-18') RETURNING id`,
  );
  for (const [index, { id, then }] of commitments.entries()) {
    await run(
      `INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, classification,
         verifiable, lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
       VALUES ($1, $2, $3, $4, 'commitment', 'ours', 'trade', 'T', 'T', $5, true, $6, $7, $8, 'cis', '2023-12-18', 'open')`,
      [
        ...[id, `BY-RU/2023-12-18/${index + 1}`, meeting?.id, index + 1, then.classification],
        ...[then.leadPostId, then.controllerPostId, then.authorPostId],
      ],
    );
    await writeNamed(id, then);
  }
}

async function change(): Promise<void> {
  for (const [index, id] of POSTS.entries()) {
    await run('UPDATE posts SET reports_to_id = $2 WHERE id = $1', [id, POSTS[index + 1] ?? null]);
  }
  for (const { id, today } of commitments) {
    await run(
      `UPDATE commitments SET classification = $2, lead_post_id = $3, controller_post_id = $4, author_post_id = $5
       WHERE id = $1`,
      [id, today.classification, today.leadPostId, today.controllerPostId, today.authorPostId],
    );
    await run('DELETE FROM commitment_co_executors WHERE commitment_id = $1', [id]);
    await run('DELETE FROM commitment_observers WHERE commitment_id = $1', [id]);
    await writeNamed(id, today);
  }
}

async function writeNamed(id: string, { coExecutorPostIds, observerIds }: Standing): Promise<void> {
  for (const [ordinal, postId] of coExecutorPostIds.entries()) {
    await run('INSERT INTO commitment_co_executors VALUES ($1, $2, $3)', [id, postId, ordinal]);
  }
  for (const personId of observerIds) await run('INSERT INTO commitment_observers VALUES ($1, $2)', [id, personId]);
}

const isSeen = (parties: Parties): Promise<boolean> =>
  access.authorize('see', parties).then(
    () => true,
    (error: unknown) => (error instanceof DomainError ? false : Promise.reject(error as Error)),
  );

async function listed(): Promise<Map<string, string>> {
  const { sql, parameters } = access.visibility('c', 0);
  const rows: { id: string; lead: string }[] = await transactions.manager.query(
    `SELECT c.id, c.lead_post_id AS lead FROM commitments c WHERE ${sql}`,
    parameters,
  );
  return new Map(rows.map(({ id, lead }) => [id, lead]));
}

it('whoever sees it today sees it as it was, unless it was marked above their clearance of today', async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(arbitraryPrincipal, (who) =>
      transactions.run({ personId: me }, async () => {
        access.enter(who);
        const today = await listed();
        await transactions.lookBack(THEN);
        const past = await listed();
        for (const { id, then, today: now } of commitments) {
          const mayReadThen = clearedFor(who.clearance, then.classification);
          const expected = (await isSeen({ id, ...now })) && mayReadThen;
          expect({ id, shown: past.has(id) }).toEqual({ id, shown: expected });
          expect(await isSeen({ id, ...now, classificationThen: then.classification })).toBe(expected);
          if (expected) expect(past.get(id)).toBe(then.leadPostId);
          const kind = `${today.has(id) ? 'seen' : 'not seen'} today, ${past.has(id) ? 'shown' : 'not shown'} as it was`;
          outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
        }
      }),
    ),
    { numRuns: 60 },
  );
  expect([...outcomes.keys()].sort()).toEqual([
    'not seen today, not shown as it was',
    'seen today, not shown as it was',
    'seen today, shown as it was',
  ]);
}, 60_000);

it('nothing can be written by a transaction that looks back', async () => {
  const writing = transactions.run(SYSTEM, async () => {
    await transactions.lookBack(THEN);
    await run(`UPDATE public.areas SET name_en = 'Other'`);
  });
  await expect(writing).rejects.toThrow(/read-only transaction/);
});

it('the moment ends with the transaction', async () => {
  await transactions.run(SYSTEM, async () => {
    await transactions.lookBack(THEN);
    expect([transactions.looksBack, transactions.now.toString()]).toEqual([true, THEN.toString()]);
  });
  await transactions.run(SYSTEM, async () => {
    expect([transactions.looksBack, transactions.now.toString()]).toEqual([false, TODAY.toString()]);
    const rows = await run(`SELECT current_setting('search_path') AS id`);
    expect(rows[0]?.id).not.toContain('as_of');
  });
  expect(transactions.looksBack).toBe(false);
});
