import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { CheckpointList } from './checkpoint-list.js';
import { Checkpoints } from './checkpoints.js';
import { LOCK } from './checkpoints.sql.js';
import { HistoryGround } from './history-ground.js';
import { HistoryStatus } from './history-status.js';
import { NightlyVerification } from './nightly-verification.js';
import { readOutside, VerifyHistory } from './verify-history.js';

let ground: HistoryGround;

beforeEach(async () => {
  ground = await HistoryGround.start();
});
afterEach(() => ground.stop());

const folder = () => ground.folder;
const file = (name: string) => join(folder(), name);
const text = (name: string) => readFile(file(name), 'utf8');
const run: HistoryGround['run'] = (work) => ground.run(work);
const make: HistoryGround['make'] = (options) => ground.make(options);
const makeIfDue = () => ground.nest.get(Checkpoints).makeIfDue(60);
const state = () => run(() => ground.nest.get(HistoryStatus).read());
const alarms = () => ground.alarms();
const add = (count?: number) => ground.add(count);
const tamper = (statements: string) => ground.tamper(statements);
const CONTRADICTION = { name: 'CheckpointFault', code: 'contradiction' };

/** In this database alone: the server has those of other specs too. */
const WAITING = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Does work while a checkpoint that is being made waits for its turn. */
async function whileOneWaits(work: () => Promise<void>): Promise<unknown> {
  const other = new pg.Client(ground.database.url);
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(LOCK);
    const making = make().catch((error: unknown) => error);
    const isWaiting = async () => (await other.query(WAITING)).rowCount === 1;
    while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 20));
    await work();
    await other.query('COMMIT');
    return await making;
  } finally {
    await other.end();
  }
}

describe('what stands in the folder is never replaced', () => {
  it('by one who waited for his turn while it came there', async () => {
    await add();
    await make();
    await add();
    const outcome = await whileOneWaits(() => writeFile(file('checkpoint-0000000002.txt'), 'by another signer'));
    expect(outcome).toMatchObject(CONTRADICTION);
    expect(await text('checkpoint-0000000002.txt')).toBe('by another signer');
  });

  it('not even a leaf file', async () => {
    await add(3);
    await make();
    await writeFile(file('leaves-000000000003.txt'), 'by another signer');
    await add();
    await expect(make()).rejects.toMatchObject(CONTRADICTION);
    expect(await text('leaves-000000000003.txt')).toBe('by another signer');
  });

  it('the same once more is no fault', async () => {
    await add();
    await make();
    await rm(file('checkpoint-0000000001.txt'));
    await add();
    await make({ refills: true });
    expect(await readdir(folder())).toContain('checkpoint-0000000001.txt');
  });
});

describe('what somebody put into the database', () => {
  it('unsigned, becomes no file and no mail', async () => {
    await add();
    await make();
    await tamper(`INSERT INTO checkpoints SELECT 2, size, root, signed_at, replace(note, 'time 2024', 'time 2023'), peaks
      FROM checkpoints WHERE number = 1`);
    await expect(makeIfDue()).rejects.toMatchObject(CONTRADICTION);
    expect(await readdir(folder())).not.toContain('checkpoint-0000000002.txt');
    expect(await state()).toMatchObject({ writtenNumber: 1 });
  });

  it('as number 0, changes no file', async () => {
    await add(3);
    await make();
    const before = await text('leaves-000000000000.txt');
    await add();
    await make();
    await tamper(`ALTER TABLE checkpoints DROP CONSTRAINT checkpoints_from_one;
      INSERT INTO checkpoints SELECT 0, size, root, signed_at, note, peaks FROM checkpoints WHERE number = 2`);
    await expect(make()).rejects.toMatchObject(CONTRADICTION);
    expect(await text('leaves-000000000000.txt')).toBe(before);
    expect(await readdir(folder())).not.toContain('checkpoint-0000000000.txt');
  });
});

describe('a folder that is gone', () => {
  it('is not begun anew by a database that was emptied', async () => {
    await add();
    await make();
    await rm(folder(), { recursive: true });
    await tamper(`TRUNCATE checkpoints CASCADE; TRUNCATE event_leaves; INSERT INTO events_pending SELECT id FROM events;
      UPDATE history_state SET written_number = 0`);
    await expect(make()).rejects.toThrow(/pacta checkpoint --refill/);
    await expect(readdir(folder())).rejects.toThrow(/ENOENT/);
    expect(await make({ refills: true })).toMatchObject({ number: 1, size: 1 });
    expect(await make()).toMatchObject({ number: 2 });
  });

  it('without any leaf file is told, though every event is as it was signed', async () => {
    await add(2);
    await make();
    await rm(file('leaves-000000000000.txt'));
    expect((await ground.verify()).findings).toEqual([
      expect.objectContaining({
        kind: 'leaves',
        detail: expect.stringMatching(/is missing: of places 0 to 1,/) as string,
      }),
    ]);
  });

  it('is no finding: the night waits for it', async () => {
    await add(2);
    await make();
    await rename(folder(), `${folder()}-away`);
    await expect(ground.nest.get(NightlyVerification).runIfDue()).rejects.toMatchObject({ code: 'folder' });
    expect(await alarms()).toEqual([]);
    await rename(`${folder()}-away`, folder());
    expect(await ground.nest.get(NightlyVerification).runIfDue()).toBe(true);
    expect(await state()).toMatchObject({ verification: { found: 0, leaves: 2 } });
  });
});

describe('cut off in between', () => {
  it('before the checkpoint is kept: the key that signs stands in the folder already', async () => {
    await add();
    await tamper(`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut off'; END $$;
      CREATE TRIGGER cut_off BEFORE INSERT ON checkpoints FOR EACH ROW EXECUTE FUNCTION cut_off()`);
    await expect(make()).rejects.toThrow('cut off');
    expect(await text('public-keys.txt')).toMatch(/^pacta\.history\//);
    await tamper('DROP FUNCTION cut_off CASCADE');
    expect(await make()).toMatchObject({ number: 1 });
    expect((await text('public-keys.txt')).trim().split('\n')).toHaveLength(1);
  });

  it('between file and mark: the mark is made good', async () => {
    await add();
    await make();
    await tamper('UPDATE history_state SET written_number = 0');
    expect(await makeIfDue()).toBeNull();
    expect(await state()).toMatchObject({ writtenNumber: 1, alarms: expect.any(Array) });
  });

  it('events that were changed before their leaf file was written stay an alarm', async () => {
    await add();
    await make();
    await add();
    await make();
    await rm(file('checkpoint-0000000002.txt'));
    await rm(file('leaves-000000000001.txt'));
    await tamper(`UPDATE history_state SET written_number = 1;
      UPDATE events SET hash = sha256('x') WHERE id = (SELECT max(id) FROM events)`);
    await expect(makeIfDue()).rejects.toMatchObject(CONTRADICTION);
    expect(await text('checkpoint-0000000002.txt')).toMatch(/^pacta/);
    expect(await makeIfDue()).toBeNull();
    expect(await alarms()).toEqual(['checkpoint-failed']);
    await expect(make()).rejects.toMatchObject(CONTRADICTION);
    expect(await alarms()).toEqual(['checkpoint-failed']);
  });
});

it('a checkpoint made while the history is verified is no finding', async () => {
  await add();
  await make();
  const report = await ground.nest.get(VerifyHistory).run(async () => {
    const outside = await readOutside(folder());
    await add();
    await make();
    return outside;
  });
  expect(report).toMatchObject({ found: 0, leaves: 2 });
});

it('whoever asks while somebody waits gets the same request', async () => {
  const ask = () => run(() => ground.nest.get(CheckpointList).request());
  await add();
  const first = await ask();
  expect(await ask()).toEqual(first);
  await makeIfDue();
  expect((await ask()).id).not.toBe(first.id);
});
