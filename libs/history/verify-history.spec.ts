import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { CheckpointSettings } from './checkpoint-settings.js';
import { Checkpoints } from './checkpoints.js';
import { CheckpointsModule } from './checkpoints.module.js';
import { History } from './history.js';
import { HistoryModule } from './history.module.js';
import { SealedValues } from './sealed-values.js';
import { readOutside, VerifyHistory } from './verify-history.js';

let database: TestDatabase;
let nest: TestingModule;
let home: string;
const anna = randomUUID();
const boris = randomUUID();
const NAMES = [
  [anna, 'Anna'],
  [boris, 'Boris'],
] as const;

beforeEach(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'pacta-verify-'));
  const settings = new CheckpointSettings(folder(), join(home, 'key.pem'));
  nest = await createTestingModule(
    { url: database.url, clock: new FixedClock('2024-01-17T09:00:00.123Z') },
    { imports: [HistoryModule, CheckpointsModule.forRoot(settings)] },
  );
  for (const [id, name] of NAMES) {
    await run(() =>
      nest.get(Transactions).manager.query(
        `INSERT INTO persons (id, code, name, email, time_zone)
         VALUES ($1::uuid, lower($2), $2::text, $2::text || '@example.org', 'UTC')`,
        [id, name],
      ),
    );
    await add(id, { id, name, email: `${name}@example.org` });
  }
  await nest.get(Checkpoints).make();
});
afterEach(async () => {
  await nest.close();
  await database.drop();
  await rm(home, { recursive: true });
});

const folder = () => join(home, 'checkpoints');
const run = <T>(work: () => Promise<T>) => nest.get(Transactions).run(SYSTEM, work);
const add = (subjectId: string, after: unknown, type = 'person.changed') =>
  run(() => nest.get(History).append([{ subject: 'person', subjectId, type, after }]));
const verify = async () => nest.get(VerifyHistory).run(await readOutside(folder()));
const inShort = async () =>
  (await verify()).findings.map(({ kind, event, detail }) => [kind, event?.subjectId ?? null, detail]);

/** As somebody with every right on the database. */
const tamper = (text: string, parameters: unknown[] = []) =>
  run(async () => {
    const { manager } = nest.get(Transactions);
    await manager.query(`SET LOCAL session_replication_role = 'replica'`);
    await manager.query(text, parameters);
  });

describe('sealed values', () => {
  it('are those that the events seal, and may be gone with who was erased', async () => {
    expect(await inShort()).toEqual([]);
    await run(() => nest.get(SealedValues).erase(boris));
    await add(boris, null, 'person.erased');
    expect(await inShort()).toEqual([]);
    await nest.get(Checkpoints).make();
    expect(await inShort()).toEqual([]);
  });

  it.each([
    ['another value', `UPDATE sealed_values SET value = '"Forged"' WHERE value = '"Anna"'`],
    ['another salt', `UPDATE sealed_values SET salt = sha256('x') WHERE value = '"Anna"'`],
    ['another owner', `UPDATE sealed_values SET person_id = '${boris}' WHERE value = '"Anna"'`],
  ])('%s is named with its event, and not shown', async (what, sql) => {
    await tamper(sql);
    expect(await inShort()).toEqual([['changed', anna, expect.stringContaining('sealed value')]]);
    const [event] = await run(() => nest.get(History).list('person', anna));
    if (what !== 'another owner') expect(event).toMatchObject({ after: { name: { erased: true } } });
  });

  it('one that is gone without an erasure, and one that nothing seals', async () => {
    await tamper(`DELETE FROM sealed_values WHERE value = '"Anna"'`);
    await tamper(
      `INSERT INTO sealed_values VALUES (sha256('x'), '${anna}', '\\x00112233445566778899aabbccddeeff', '1')`,
    );
    expect((await inShort()).toSorted()).toEqual([
      ['deleted', anna, expect.stringContaining('no erasure')],
      ['inserted', null, expect.stringContaining('no event')],
    ]);
  });
});
