import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { PreparedQueries, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import fc from 'fast-check';
import { History } from './history.js';
import { HistoryModule } from './history.module.js';
import { stringUnit } from './string-unit-fixture.js';
import { SealedValues } from './sealed-values.js';

let database: TestDatabase;
let nest: TestingModule;
let history: History;
let sealedValues: SealedValues;
let transactions: Transactions;
const author = randomUUID();
const absent = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  nest = await createTestingModule(
    { url: database.url, clock: new FixedClock('2024-01-17T09:00:00.123456Z') },
    { imports: [HistoryModule] },
  );
  history = nest.get(History);
  sealedValues = nest.get(SealedValues);
  transactions = nest.get(Transactions);
  await run(() =>
    transactions.manager.query(
      `INSERT INTO persons (id, code, name, email, time_zone) VALUES
         ($1, 'author', 'An author', 'author@example.org', 'UTC'), ($2, 'absent', 'Absent', 'absent@example.org', 'UTC')`,
      [author, absent],
    ),
  );
});
afterAll(async () => {
  await nest.close();
  await database.drop();
});

const run = <T>(work: () => Promise<T>) => transactions.run({ personId: null }, work);
const verify = (id: string) => run(() => history.verify('body', id));

/** A stream of so many events. */
async function stream(length: number): Promise<string> {
  const subjectId = randomUUID();
  const drafts = Array.from({ length }, (_, i) => ({ subject: 'body', subjectId, type: 'body.edited', after: { i } }));
  await run(() => history.append(drafts));
  return subjectId;
}

/** Changes the past, as somebody with the database's keys could. */
const tamper = (sql: string, parameters: unknown[]) =>
  run(async () => {
    const { manager } = transactions;
    await manager.query('ALTER TABLE events DISABLE TRIGGER events_append_only');
    await manager.query(sql, parameters);
    await manager.query('ALTER TABLE events ENABLE TRIGGER events_append_only');
  });

describe('History', () => {
  it('tells who, for whom, when and what, oldest first', async () => {
    const subjectId = randomUUID();
    await transactions.run({ personId: author, onBehalfOfId: absent }, async () => {
      await history.append([{ subject: 'body', subjectId, type: 'body.created', after: { name: 'Ministry' } }]);
      await history.append([
        { subject: 'body', subjectId, type: 'body.edited', reason: 'renamed', before: { a: 1 }, after: { a: null } },
      ]);
    });
    const events = await run(() => history.list('body', subjectId));
    expect(events).toMatchObject([
      { sequence: 1, type: 'body.created', reason: '', before: null, after: { name: 'Ministry' } },
      { sequence: 2, type: 'body.edited', reason: 'renamed', before: { a: 1 }, after: { a: null } },
    ]);
    expect(events[0]).toMatchObject({ actor: { id: author, name: 'An author' }, onBehalfOf: { name: 'Absent' } });
    expect(events[0]?.occurredAt.toString()).toBe('2024-01-17T09:00:00.123Z');
  });

  it('recomputes every hash from what is stored, whatever the content', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3, stringUnit }), { minLength: 1, maxLength: 4 }),
        async (contents) => {
          const subjectId = randomUUID();
          const drafts = contents.map((after) => ({
            subject: 'body',
            subjectId,
            type: 'body.edited',
            after: keepable(after),
          }));
          await run(() => history.append(drafts));
          expect(await verify(subjectId)).toEqual({ ok: true, events: contents.length });
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['an edited content', `UPDATE events SET after = '{"i":7}' WHERE subject_id = $1 AND sequence = 2`, 2],
    [
      'an edited time',
      `UPDATE events SET occurred_at = occurred_at + '1 microsecond' WHERE subject_id = $1 AND sequence = 3`,
      3,
    ],
    [
      'a date before Christ',
      `UPDATE events SET occurred_at = make_timestamptz(-extract(year FROM occurred_at)::integer, 1, 17, 9, 0, 0.123, 'UTC') WHERE subject_id = $1 AND sequence = 3`,
      3,
    ],
    ['a number written otherwise', `UPDATE events SET after = '{"i": 1.0}' WHERE subject_id = $1 AND sequence = 2`, 2],
    ['another author', `UPDATE events SET actor_id = '${author}' WHERE subject_id = $1 AND sequence = 1`, 1],
    ['another reason', `UPDATE events SET reason = 'no' WHERE subject_id = $1 AND sequence = 4`, 4],
    ['another hash', `UPDATE events SET hash = sha256('x') WHERE subject_id = $1 AND sequence = 2`, 2],
    ['a deletion', 'DELETE FROM events WHERE subject_id = $1 AND sequence = 2', 2],
    ['a deletion at the front', 'DELETE FROM events WHERE subject_id = $1 AND sequence = 1', 1],
    [
      'a deletion with the gap closed',
      `WITH gone AS (DELETE FROM events WHERE subject_id = $1 AND sequence = 3 RETURNING 1)
       UPDATE events SET sequence = 5 WHERE subject_id = $1 AND sequence = 4`,
      3,
    ],
    [
      'two events swapped',
      `UPDATE events SET after = CASE sequence WHEN 2 THEN '{"i":2}'::jsonb ELSE '{"i":1}' END
       WHERE subject_id = $1 AND sequence IN (2, 3)`,
      2,
    ],
  ])('finds %s', async (_, sql, firstBroken) => {
    const subjectId = await stream(4);
    expect(await verify(subjectId)).toEqual({ ok: true, events: 4 });
    await tamper(sql, [subjectId]);
    expect(await verify(subjectId)).toMatchObject({ ok: false, firstBroken });
  });

  it('seals what is personal and opens it to whoever reads', async () => {
    const [before, after] = [
      personState({ name: 'An author' }),
      personState({ name: 'An author', email: 'new@example.org' }),
    ];
    await run(() =>
      history.append([
        { subject: 'person', subjectId: author, type: 'person.changed', before, after, reason: 'moved' },
      ]),
    );
    const [stored] = await run(() =>
      transactions.manager.query<{ text: string }[]>(
        `SELECT concat(before, after, reason) AS text FROM events WHERE subject = 'person' AND subject_id = $1`,
        [author],
      ),
    );
    expect(stored?.text).not.toMatch(/An author|example\.org/);
    expect(stored?.text).toContain('"timeZone": "UTC"');
    expect(await run(() => history.list('person', author))).toMatchObject([{ before, after, reason: 'moved' }]);
  });

  it('has the same chain before and after an erasure, and says what is gone', async () => {
    const tenure = (id: string, name: string) => ({ id: randomUUID(), person: { id, name }, startsOn: '2024-01-01' });
    const subjectId = randomUUID();
    const drafts = [tenure(absent, 'Absent'), tenure(author, 'An author')].map((after) => ({
      ...{ subject: 'tenure', subjectId, type: 'tenure.changed', after },
    }));
    await run(() => history.append(drafts));
    const hashes = async () => (await run(() => history.list('tenure', subjectId))).map(({ hash }) => hash);
    const [whole, before] = [await run(() => history.verify('tenure', subjectId)), await hashes()];
    expect(await run(() => sealedValues.textsOf(absent))).toEqual([{ text: 'Absent', isCode: false }]);

    await run(() => sealedValues.erase(absent));

    expect(await run(() => sealedValues.textsOf(absent))).toEqual([]);
    expect(await run(() => history.verify('tenure', subjectId))).toEqual(whole);
    expect(whole).toEqual({ ok: true, events: 2 });
    expect(await hashes()).toEqual(before);
    expect(await run(() => history.list('tenure', subjectId))).toMatchObject([
      { after: { person: { id: absent, name: { erased: true } }, startsOn: '2024-01-01' } },
      { after: { person: { id: author, name: 'An author' } } },
    ]);
  });

  it('keeps a sealed value as it was: it is erased or it stands', async () => {
    const change = run(() => transactions.manager.query(`UPDATE sealed_values SET value = '"Another"'`));
    await expect(change).rejects.toThrow(/frozen/);
  });

  it('refuses changes while its guard is in place', async () => {
    const subjectId = await stream(1);
    const change = run(() => transactions.manager.query('DELETE FROM events WHERE subject_id = $1', [subjectId]));
    await expect(change).rejects.toThrow(/frozen/);
  });

  it('keeps one chain when many append to a stream at the same moment', async () => {
    const subjectId = await stream(1);
    const draft = { subject: 'body', subjectId, type: 'body.edited' };
    await Promise.all(Array.from({ length: 20 }, () => run(() => history.append([draft, draft]))));
    expect(await verify(subjectId)).toEqual({ ok: true, events: 41 });
  });

  it('takes ten thousand sealed events in a few statements', async () => {
    const drafts = Array.from({ length: 10_000 }, (_, i) => ({
      subject: 'person',
      subjectId: randomUUID(),
      type: 'person.created',
      after: personState({ name: `Person ${i}`, email: `p${i}@example.org` }),
    }));
    const statements = await run(async () => {
      const spies = [jest.spyOn(transactions.manager, 'query'), jest.spyOn(nest.get(PreparedQueries), 'query')];
      await history.append(drafts);
      const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
      spies.forEach((spy) => spy.mockRestore());
      return count;
    });
    // The tails, 5 of events, 4 of their 40,000 values.
    expect(statements).toBe(10);
    const [{ count }] = await run(() =>
      transactions.manager.query<[{ count: number }]>(
        `SELECT count(*)::integer FROM sealed_values WHERE value #>> '{}' LIKE 'Person %'`,
      ),
    );
    expect(count).toBe(10_000);
  });

  it('keeps every chain when many append to many streams at the same moment', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const some = () => ids.filter(() => Math.random() < 0.5);
    const append = () =>
      run(() => history.append(some().map((subjectId) => ({ subject: 'body', subjectId, type: 'body.edited' }))));
    const writer = async () => {
      for (let n = 0; n < 15; n += 1) await append();
    };
    await Promise.all(Array.from({ length: 6 }, writer));
    for (const id of ids) expect(await verify(id)).toMatchObject({ ok: true });
  });

  it('takes ten thousand events of as many streams in a few statements', async () => {
    const drafts = Array.from({ length: 10_000 }, (_, i) => ({
      subject: 'body',
      subjectId: randomUUID(),
      type: 'body.created',
      after: { i, name: `Body ${i}` },
    }));
    const statements = jest.spyOn(nest.get(PreparedQueries), 'query');
    await run(() => history.append(drafts));
    const count = statements.mock.calls.length;
    statements.mockRestore();
    // The tails, and five times two thousand events.
    expect(count).toBe(6);
    expect(await verify(drafts[9_999].subjectId)).toEqual({ ok: true, events: 1 });
  });
});

/** A person as their events hold them. */
const personState = (fields: { name: string; email?: string }) => ({
  ...{ id: author, code: 'author', names: { ru: null, be: 'Аўтар' }, email: 'author@example.org', timeZone: 'UTC' },
  ...fields,
});

/** What a request may hold: text without NUL, which the database cannot keep and the edge refuses. */
function keepable(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll('\\u0000', '')
    .replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, '');
  return JSON.parse(text);
}
