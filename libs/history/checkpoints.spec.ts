import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointFiles } from './checkpoint-files.js';
import { CheckpointFolder } from './checkpoint-folder.js';
import { Checkpoints } from './checkpoints.js';
import { HistoryGround } from './history-ground.js';
import { HistoryStatus } from './history-status.js';
import { NightlyVerification } from './nightly-verification.js';

let ground: HistoryGround;

beforeEach(async () => {
  ground = await HistoryGround.start();
});
afterEach(() => ground.stop());

const folder = () => ground.folder;
const keyFile = () => ground.keyFile;
const run: HistoryGround['run'] = (work) => ground.run(work);
const sql: HistoryGround['sql'] = (...statement) => ground.sql(...statement);
const make: HistoryGround['make'] = (options) => ground.make(options);
const verify = () => ground.verify();
const alarms = () => ground.alarms();
const add: HistoryGround['add'] = (...events) => ground.add(...events);
const tamper = (text: string) => ground.tamper(text);

describe('a checkpoint', () => {
  it('covers what is pending, stands in files, and is verified by them', async () => {
    await add(3);
    const made = await make();
    expect(made).toMatchObject({ number: 1, size: 3, added: 3, signedAt: '2024-01-17T09:00:00.123Z' });
    await add(2);
    expect(await make()).toMatchObject({ number: 2, size: 5, added: 2 });
    expect((await readdir(folder())).toSorted()).toEqual([
      ...['checkpoint-0000000001.txt', 'checkpoint-0000000002.txt'],
      ...['leaves-000000000000.txt', 'leaves-000000000003.txt', 'public-keys.txt'],
    ]);
    expect(await readFile(join(folder(), 'checkpoint-0000000001.txt'), 'utf8')).toBe(made.note);
    await add(1);
    expect(await verify()).toMatchObject({ leaves: 5, pending: 1, checkpoints: 2, found: 0 });
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
  });

  it('reads of the earlier notes none: one that cannot be read stops the verification, and no checkpoint', async () => {
    for (let n = 0; n < 2; n += 1) {
      await add(1);
      await make();
    }
    const first = join(folder(), 'checkpoint-0000000001.txt');
    await rm(first);
    await mkdir(first);
    await add(1);
    expect(await make()).toMatchObject({ number: 3, size: 3 });
    await expect(verify()).rejects.toMatchObject({ name: 'CheckpointFault', code: 'folder' });
  });

  it('is due when something is new, when it is asked for, and once a day', async () => {
    const due = async () => (await ground.nest.get(Checkpoints).makeIfDue(60))?.number ?? null;
    expect(await due()).toBeNull();
    await add(1);
    expect(await due()).toBe(1);
    await add(1);
    expect(await due()).toBeNull();
    ground.clock.set('2024-01-17T10:00:00.123Z');
    expect(await due()).toBe(2);
    await sql('INSERT INTO checkpoint_requests (requested_at) VALUES (now())');
    expect(await due()).toBe(3);
    expect(await due()).toBeNull();
    ground.clock.set('2024-01-18T00:00:00Z');
    expect(await due()).toBe(4);
    expect(await due()).toBeNull();
    ground.clock.set('2024-01-17T09:00:00.123Z');
  });

  it('two at once, while others write, number and place everything once', async () => {
    const subject = randomUUID();
    const writers = Array.from({ length: 12 }, () => add(5, subject));
    const makers = Array.from({ length: 4 }, () => make());
    await Promise.all([...writers, ...makers]);
    await make();
    expect(await verify()).toMatchObject({ leaves: 60, pending: 0, checkpoints: expect.any(Number), found: 0 });
    const [row] = await sql('SELECT count(*)::integer AS places, max(leaf_index)::integer AS last FROM event_leaves');
    expect(row).toEqual({ places: 60, last: 59 });
  });
});

describe('a checkpoint while another is being written', () => {
  it('is no contradiction, though the other comes into the folder after that was read', async () => {
    await add(1);
    const files = ground.nest.get(CheckpointFiles);
    const write = files.write.bind(files);
    let release = () => {};
    const gate = new Promise<void>((open) => (release = open));
    const isSigned = new Promise<void>((signed) => {
      jest.spyOn(files, 'write').mockImplementationOnce(async (...taken) => {
        signed();
        await gate;
        return write(...taken);
      });
    });
    const first = make();
    await isSigned;
    const content = await new CheckpointFolder(folder()).read();
    const read = jest.spyOn(CheckpointFolder.prototype, 'read').mockImplementationOnce(async () => {
      release();
      await first;
      return content;
    });
    await add(1);
    expect(await make()).toMatchObject({ number: 2 });
    read.mockRestore();
    expect((await verify()).findings).toEqual([]);
  });
});

describe('a folder that cannot be used', () => {
  it('is an alarm, loses nothing, and is made good', async () => {
    await add(1);
    await make();
    await rename(folder(), `${folder()}-away`);
    await writeFile(folder(), 'not a folder');
    await add(1);
    await expect(make()).rejects.toThrow(/checkpoint folder .* cannot be read/);
    expect(await alarms()).toEqual(['checkpoint-failed']);
    await rm(folder());
    await expect(make()).rejects.toThrow(/are not in the folder any more/);
    await rename(`${folder()}-away`, folder());
    expect(await make()).toMatchObject({ number: 2, size: 2 });
    expect(await alarms()).toEqual([]);
    expect(await verify()).toMatchObject({ found: 0, leaves: 2 });
  });

  it('read-only: the checkpoint is kept, and written as soon as it can be', async () => {
    await add(1);
    await make();
    if (process.getuid?.() === 0) return; // nothing is read-only to root
    await chmod(folder(), 0o500);
    await add(1);
    await expect(make()).rejects.toThrow(/cannot be written/);
    expect(await alarms()).toEqual(['checkpoint-failed']);
    await chmod(folder(), 0o700);
    expect(await ground.nest.get(Checkpoints).makeIfDue(60)).toBeNull();
    expect(await verify()).toMatchObject({ found: 0, leaves: 2, checkpoints: 2 });
    expect(await alarms()).toEqual([]);
  });

  it('lost for good: an operator has it written anew', async () => {
    await add(2);
    await make();
    await rm(folder(), { recursive: true });
    await expect(make()).rejects.toThrow(/--refill/);
    expect(await make({ refills: true })).toMatchObject({ number: 2, size: 2 });
    expect(await verify()).toMatchObject({ found: 0, leaves: 2, checkpoints: 1 });
  });

  it('files that are missing come back from the database', async () => {
    for (let n = 0; n < 3; n += 1) {
      await add(1);
      await make();
    }
    await rm(join(folder(), 'checkpoint-0000000002.txt'));
    expect(await verify()).toMatchObject({ found: 1, findings: [{ kind: 'checkpoint' }] });
    await make();
    await rm(join(folder(), 'leaves-000000000001.txt'));
    const detail = expect.stringContaining('leaves-000000000001.txt is missing: of place 1,') as string;
    expect(await verify()).toMatchObject({ found: 1, findings: [{ kind: 'leaves', detail }] });
    await make();
    expect(await verify()).toMatchObject({ found: 0, checkpoints: 3 });
  });
});

describe('the key', () => {
  it('lost, is not replaced unasked', async () => {
    await add(1);
    await make();
    await rm(keyFile());
    await expect(make()).rejects.toThrow(/there is no key in .* --new-key/);
    expect(await make({ newKey: true })).toMatchObject({ number: 2 });
    await add(1);
    await make();
    expect(await verify()).toMatchObject({ found: 0, leaves: 2 });
  });

  it('that is another one is told', async () => {
    await add(1);
    await make();
    await rm(keyFile());
    await writeFile(keyFile(), 'nonsense');
    await expect(make()).rejects.toThrow(/cannot be read/);
  });
});

describe('nothing is signed that contradicts what was', () => {
  const contradictions: [string, string][] = [
    [
      'the end was cut',
      'DELETE FROM event_leaves WHERE leaf_index = 3; DELETE FROM events WHERE id = (SELECT max(id) FROM events)',
    ],
    ['checkpoints were deleted', 'DELETE FROM checkpoints WHERE number = 2'],
    [
      'all of it was',
      'TRUNCATE checkpoints CASCADE; TRUNCATE event_leaves; INSERT INTO events_pending SELECT id FROM events',
    ],
    ['a note was changed', `UPDATE checkpoints SET note = replace(note, 'time 2024', 'time 2023') WHERE number = 2`],
    ['a root was changed', `UPDATE checkpoints SET root = sha256('x') WHERE number = 2`],
    ['the edge was changed', `UPDATE checkpoints SET peaks = sha256('x') WHERE number = 2`],
    [
      'an older one was put on top',
      `INSERT INTO checkpoints SELECT 3, size, root, signed_at, note, peaks FROM checkpoints WHERE number = 1`,
    ],
    ['a place was added', 'INSERT INTO event_leaves VALUES (4, 999)'],
    ['what waits is not there', 'INSERT INTO events_pending VALUES (999)'],
    ['what has its place waits', 'INSERT INTO events_pending SELECT event_id FROM event_leaves WHERE leaf_index = 0'],
  ];

  it.each(contradictions)('when %s', async (_, text) => {
    await add(3);
    await make();
    await add(1);
    await make();
    await tamper(text);
    await expect(make()).rejects.toMatchObject({ name: 'CheckpointFault', code: 'contradiction' });
    expect(await alarms()).toEqual(['checkpoint-failed']);
    expect((await verify()).found).toBeGreaterThan(0);
  });
});

describe('every night', () => {
  it('verifies once, and says what it found until a verification finds nothing', async () => {
    const nightly = ground.nest.get(NightlyVerification);
    await add(2);
    await make();
    expect(await nightly.runIfDue()).toBe(true);
    expect(await nightly.runIfDue()).toBe(false);
    expect(await alarms()).toEqual([]);
    await tamper(`UPDATE events SET reason = 'another' WHERE sequence = 2`);
    ground.clock.set('2024-01-18T00:00:00Z');
    expect(await nightly.runIfDue()).toBe(true);
    expect(await alarms()).toEqual(['altered']);
    const state = await run(() => ground.nest.get(HistoryStatus).read());
    expect(state.verification).toMatchObject({ found: 1, sample: [{ kind: 'changed', event: { sequence: 2 } }] });
    ground.clock.set('2024-01-17T09:00:00.123Z');
  });
});
