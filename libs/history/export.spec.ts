import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { CheckpointSettings } from './checkpoint-settings.js';
import { Checkpoints } from './checkpoints.js';
import { CheckpointsModule } from './checkpoints.module.js';
import { type HashedEvent, hashOf } from './event-hash.rules.js';
import { verifyByScript, verifyLines } from './export-ground.js';
import type { ExportedEvent } from './export-line.types.js';
import { HistoryExport } from './history-export.js';
import { History } from './history.js';
import { HistoryModule } from './history.module.js';
import { SealedValues } from './sealed-values.js';

let database: TestDatabase;
let nest: TestingModule;
let home: string;
/** The lines of an export: a head, two checkpoints, 5 leaves of which the last two were erased, one that waits. */
let honest: string[];
let key: string;
const [anna, boris] = [randomUUID(), randomUUID()];
/** To the readline of newer Nodes each of them ends a line, and JSON writes them as they are. */
const ODD = '\u2028\u2029';

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'pacta-export-'));
  const settings = new CheckpointSettings(join(home, 'checkpoints'), join(home, 'key.pem'));
  nest = await createTestingModule(
    { url: database.url, clock: new FixedClock('2024-01-17T09:00:00.123Z') },
    { imports: [HistoryModule, CheckpointsModule.forRoot(settings)] },
  );
  await run(() =>
    nest.get(Transactions).manager.query(
      `INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, 'anna', 'Anna', 'anna@example.org', 'UTC'),
         ($2, 'boris', 'Boris', 'boris@example.org', 'UTC')`,
      [anna, boris],
    ),
  );
  await add('person', anna, { id: anna, name: 'Anna', names: { ru: 'Анна' }, email: 'anna@example.org' });
  await add('body', 'b', { name: { en: 'Ministry' }, size: 0.5 });
  await nest.get(Checkpoints).make();
  await add('body', 'b', { name: { en: `Ministry${ODD}of Steel` } });
  await add('person', boris, { id: boris, name: 'Boris' });
  await add('person', boris, { id: boris, name: 'Boris B.' });
  await nest.get(Checkpoints).make();
  await add('body', 'b', null);
  await run(() => nest.get(SealedValues).erase(boris));
  honest = await exported();
  key = (await readFile(join(home, 'checkpoints', 'public-keys.txt'), 'utf8')).trim();
});
afterAll(async () => {
  await nest.close();
  await database.drop();
  await rm(home, { recursive: true });
});

const run = <T>(work: () => Promise<T>) => nest.get(Transactions).run(SYSTEM, work);
const add = (subject: string, subjectId: string, after: unknown) =>
  run(() => nest.get(History).append([{ subject, subjectId, type: `${subject}.changed`, after }]));
/** Work that is begun in here is not part of the transaction that is open where it is called. */
const outside = AsyncResource.bind(<T>(work: () => Promise<T>) => work());
function hold() {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  return { released, release };
}
const exported = (options: Parameters<HistoryExport['lines']>[0] = {}): Promise<string[]> =>
  run(async () => {
    const lines: string[] = [];
    for await (const line of nest.get(HistoryExport).lines(options)) lines.push(line);
    return lines;
  });

class TakenBack extends Error {}

const verify = (lines: readonly string[]) => verifyLines(lines, key);
const byScript = (lines: readonly string[]) => verifyByScript(lines, key);

const eventAt = (line: number) => JSON.parse(honest[line - 1] ?? '') as ExportedEvent & { event: HashedEvent };
/** The honest export with one line, from 1, replaced. */
const put = (line: number, value: object | string) =>
  honest.with(line - 1, typeof value === 'string' ? value : JSON.stringify(value));
const changed = (line: number, fields: Partial<HashedEvent>, fits = false) => {
  const exported = eventAt(line);
  const event = { ...exported.event, ...fields };
  return put(line, { ...exported, event, hash: fits ? hashOf(event) : exported.hash });
};
const openedAs = (line: number, fields: { salt?: string; value?: string }) => {
  const exported = eventAt(line);
  const [[digest = '', opened] = []] = Object.entries(exported.opened ?? {});
  return put(line, { ...exported, opened: { ...exported.opened, [digest]: { ...opened, ...fields } } });
};

it('an honest export verifies, by the library and by the script', async () => {
  expect(honest).toHaveLength(9);
  expect(verify(honest)).toEqual({
    ...{ leaves: 5, waiting: 1, withheld: 0, opened: 3, erased: 2, checkpoints: 2, found: 0, faults: [] },
    outside: 0,
    lastCheckpoint: { size: 5, signedAt: '2024-01-17T09:00:00.123Z' },
  });
  expect(await byScript(honest)).toMatchObject({
    status: 0,
    at: [],
    said: expect.stringContaining('All of it holds.') as string,
  });
  expect(honest.join()).toContain('Анна');
  expect(honest.join()).not.toContain('Boris');
});

it('a sealed value that was altered is exported as it stands, and told', async () => {
  const alter = (from: string, to: string) =>
    run(async () => {
      const { manager } = nest.get(Transactions);
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      await manager.query('UPDATE sealed_values SET value = to_jsonb($2::text) WHERE value = to_jsonb($1::text)', [
        from,
        to,
      ]);
    });
  await alter('Анна', 'Алла');
  const lines = await exported();
  await alter('Алла', 'Анна');
  expect(lines.join()).toContain('Алла');
  expect(verify(lines)).toMatchObject({ opened: 3, erased: 2, found: 1 });
});

it('lines end at the byte 0A alone, to whoever writes and whoever reads', async () => {
  expect(honest.join('\n')).not.toMatch(/[\u2028\u2029\r]/);
  expect(eventAt(6).event.after).toEqual({ name: { en: `Ministry${ODD}of Steel` } });
  const raw = put(6, JSON.stringify(eventAt(6)).replace('{', '{\r'));
  expect(raw.join()).toContain(ODD);
  expect(verify(raw)).toMatchObject({ found: 0 });
  expect(await byScript(raw)).toMatchObject({ status: 0, at: [] });
});

it('of what may not be read only the hash is there, and the tree still closes', async () => {
  const lines = await exported({
    told: (own: number) => ({ sql: `e.subject <> $${own + 1}`, parameters: ['person'] }),
  });
  expect(verify(lines)).toMatchObject({ leaves: 5, withheld: 3, opened: 0, erased: 0, found: 0 });
  expect(await byScript(lines)).toMatchObject({ status: 0 });
  expect(JSON.parse(lines[3] ?? '')).toEqual({ leaf: 0, hash: eventAt(4).hash });
  expect(lines.join()).not.toMatch(/Анна|person/);
});

it('a stream of which some events are withheld still holds together', async () => {
  for (const numbers of ['{1}', '{1,2}', '{2}', '{3}']) {
    const told = (own: number) => ({
      sql: `e.subject <> 'body' OR e.sequence <> ALL ($${own + 1}::integer[])`,
      parameters: [numbers],
    });
    const lines = await exported({ told });
    expect({ numbers, ...verify(lines) }).toMatchObject({ withheld: numbers === '{1,2}' ? 2 : 1, found: 0 });
    expect(await byScript(lines)).toMatchObject({ status: 0 });
  }
});

it('a gap in a stream is no gap only where a hash stands for it', async () => {
  const lines = await exported({
    told: (own: number) => ({ sql: `e.subject <> 'body' OR e.sequence <> $${own + 1}`, parameters: [1] }),
  });
  const place = lines.findIndex((line) => !line.includes('"event"') && line.includes('"leaf":1'));
  const other = lines.with(place, JSON.stringify({ leaf: 1, hash: 'ab'.repeat(32) }));
  const at = place + 2;
  expect(verify(other).faults.map(({ line }) => line)).toContain(at);
  expect((await byScript(other)).at).toContain(at);
});

it.each<[string, () => string[]]>([
  ['a changed content', () => changed(6, { after: { name: 'Other' } })],
  ['a changed content with a hash that fits', () => changed(6, { reason: 'because' }, true)],
  ['a changed time', () => changed(4, { occurredAt: '2024-01-17T09:00:00.124Z' })],
  ['a changed event that waits', () => changed(9, { reason: 'because' })],
  ['a field more', () => put(4, { ...eventAt(4), event: { ...eventAt(4).event, note: 'x' } })],
  ['another value', () => openedAs(4, { value: 'Alla' })],
  ['another salt', () => openedAs(4, { salt: '00'.repeat(16) })],
  ['a short salt', () => openedAs(4, { salt: '00' })],
  [
    'a value that nothing seals',
    () => put(5, { ...eventAt(5), opened: { ['ab'.repeat(32)]: { salt: '00'.repeat(16), value: 1 } } }),
  ],
  ['another hash of a leaf that is withheld', () => put(4, { leaf: 0, hash: 'ab'.repeat(32) })],
  ['a leaf that is gone', () => honest.toSpliced(5, 1)],
  ['a leaf that is gone, with the others moved up', () => [...honest.slice(0, 7), honest[8] ?? '']],
  ['a leaf far away', () => put(6, { ...eventAt(6), leaf: Number.MAX_SAFE_INTEGER })],
  [
    'a leaf beyond all numbers',
    () => put(6, JSON.stringify({ ...eventAt(6), leaf: 7 }).replace('"leaf":7', '"leaf":1e999')),
  ],
  ['a leaf below zero', () => put(6, { ...eventAt(6), leaf: -1 })],
  ['a size beyond all numbers', () => put(1, (honest[0] ?? '').replace('"size":5', '"size":1e999'))],
  ['a leaf twice', () => honest.toSpliced(5, 0, honest[4] ?? '')],
  ['two leaves swapped', () => honest.with(5, honest[6] ?? '').with(6, honest[5] ?? '')],
  ['the end cut off', () => honest.slice(0, 6)],
  ['a line cut off', () => put(6, (honest[5] ?? '').slice(0, 40))],
  ['no head', () => honest.slice(1)],
  ['no checkpoint', () => honest.toSpliced(1, 2)],
  ['only a checkpoint over less than the leaves', () => honest.toSpliced(2, 1)],
  ['a checkpoint of another size', () => put(3, (honest[2] ?? '').replace('\\n5\\n', '\\n4\\n'))],
  ['nothing', () => []],
])('%s is found by both, in the same lines', async (_, tamper) => {
  const lines = tamper();
  const { found, faults } = verify(lines);
  const script = await byScript(lines);
  expect(found).toBeGreaterThan(0);
  expect(script.status).toBe(1);
  expect(script.at).toEqual([...new Set(faults.map(({ line }) => line))]);
});

it.each(['1000000000000', '9223372036854775807', '-1', '-9223372036854775808'])(
  'ends, and does not verify, when somebody moves an event to the place %s',
  async (place) => {
    let lines: string[] = [];
    const moved = run(async () => {
      const { manager } = nest.get(Transactions);
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      await manager.query('ALTER TABLE event_leaves DROP CONSTRAINT event_leaves_from_zero');
      await manager.query('UPDATE event_leaves SET leaf_index = $1 WHERE leaf_index = 2', [place]);
      lines = await exported();
      throw new TakenBack();
    });
    await expect(moved).rejects.toThrow(TakenBack);
    expect(lines).toHaveLength(honest.length);
    expect(verify(lines).found).toBeGreaterThan(0);
    expect(await byScript(lines)).toMatchObject({ status: 1 });
  },
);

it('follows, whatever is written while it is read', async () => {
  const begun = hold();
  const early = run(async () => {
    await nest.get(History).append([{ subject: 'body', subjectId: 'late', type: 'body.created' }]);
    begun.release();
    await read.released;
  });
  const read = hold();
  await begun.released;
  const others = Array.from({ length: 1_500 }, (_, i) => ({
    subject: 'body',
    subjectId: `o${i}`,
    type: 'body.created',
  }));
  await run(() => nest.get(History).append(others));
  const lines: string[] = [];
  await run(async () => {
    for await (const line of nest.get(HistoryExport).lines()) {
      lines.push(line);
      // The first page of those that wait has been read.
      if (lines.length === 500) {
        read.release();
        await early;
        await outside(() => add('body', 'late', { name: 'Late' }));
      }
    }
  });
  expect(lines).toHaveLength(1_509);
  expect(verify(lines)).toMatchObject({ found: 0, faults: [] });
});

it('is streamed: many events are never held at once', async () => {
  const drafts = Array.from({ length: 2_500 }, (_, i) => ({
    subject: 'body',
    subjectId: `s${i}`,
    type: 'body.created',
  }));
  await run(() => nest.get(History).append(drafts));
  await run(async () => {
    const query = jest.spyOn(nest.get(Transactions).manager, 'query');
    const lines = nest.get(HistoryExport).lines();
    for (let count = 0; count < 9; count += 1) await lines.next();
    // Size, checkpoints, the leaves, their values, which ones wait, the first thousand of those: not the rest.
    expect(query.mock.calls.length).toBe(6);
    await lines.return(undefined);
    query.mockRestore();
  });
  expect(await exported()).toHaveLength(4_011);
});
