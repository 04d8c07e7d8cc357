import { randomUUID } from 'node:crypto';
import { Transactions } from '#platform';
import { History } from './history.js';
import { HistoryGround } from './history-ground.js';
import { SealedValues } from './sealed-values.js';

let ground: HistoryGround;
const anna = randomUUID();
const boris = randomUUID();
const NAMES = [
  [anna, 'Anna'],
  [boris, 'Boris'],
] as const;

beforeEach(async () => {
  ground = await HistoryGround.start();
  for (const [id, name] of NAMES) {
    await run(() =>
      ground.nest.get(Transactions).manager.query(
        `INSERT INTO persons (id, code, name, email, time_zone)
         VALUES ($1::uuid, lower($2), $2::text, $2::text || '@example.org', 'UTC')`,
        [id, name],
      ),
    );
    await add(id, { id, name, email: `${name}@example.org` });
  }
  await ground.make();
});
afterEach(() => ground.stop());

const run: HistoryGround['run'] = (work) => ground.run(work);
const add = (subjectId: string, after: unknown, type = 'person.changed') =>
  run(() => ground.nest.get(History).append([{ subject: 'person', subjectId, type, after }]));
const inShort = async () =>
  (await ground.verify()).findings.map(({ kind, event, detail }) => [kind, event?.subjectId ?? null, detail]);

const tamper: HistoryGround['tamper'] = (...statement) => ground.tamper(...statement);

describe('sealed values', () => {
  it('are those that the events seal, and may be gone with who was erased', async () => {
    expect(await inShort()).toEqual([]);
    await run(() => ground.nest.get(SealedValues).erase(boris));
    await add(boris, null, 'person.erased');
    expect(await inShort()).toEqual([]);
    await ground.make();
    expect(await inShort()).toEqual([]);
  });

  it.each([
    ['another value', `UPDATE sealed_values SET value = '"Forged"' WHERE value = '"Anna"'`],
    ['another salt', `UPDATE sealed_values SET salt = sha256('x') WHERE value = '"Anna"'`],
    ['another owner', `UPDATE sealed_values SET person_id = '${boris}' WHERE value = '"Anna"'`],
  ])('%s is named with its event, and not shown', async (what, sql) => {
    await tamper(sql);
    expect(await inShort()).toEqual([['changed', anna, expect.stringContaining('sealed value')]]);
    const [event] = await run(() => ground.nest.get(History).list('person', anna));
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
