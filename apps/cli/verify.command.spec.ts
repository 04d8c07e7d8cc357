import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliGround } from './cli-ground.js';

let ground: CliGround;
let home: string;

beforeEach(async () => {
  ground = await CliGround.start();
  process.env['DATABASE_URL'] = ground.url;
  home = await mkdtemp(join(tmpdir(), 'pacta-verify-'));
  process.env['PACTA_DATA_DIR'] = home;
});
afterEach(async () => {
  delete process.env['PACTA_DATA_DIR'];
  await ground.stop();
  await rm(home, { recursive: true });
});

const pacta = (...words: string[]) => ground.pacta(...words);

/** Something that leaves events. */
async function live() {
  await pacta('mail', 'hold', '--reason', 'the mail server moves');
  await pacta('mail', 'release');
}

const edit = (text: string) =>
  ground.sql.query(`BEGIN; SET LOCAL session_replication_role = 'replica'; ${text}; COMMIT`);

describe('pacta checkpoint and pacta verify', () => {
  it('sign what is there, and find it as it was signed', async () => {
    await live();
    const made = await pacta('checkpoint');
    expect(made).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^Checkpoint 1 in .*: 2 events, 2 of them new/),
    });
    expect(made.said).toBe(await readFile(join(home, 'checkpoints', 'checkpoint-0000000001.txt'), 'utf8'));
    const { status, said } = await pacta('verify');
    expect(said).toMatch(/^2 events against 1 checkpoints, .*; 0 wait .*\nEverything is as it was signed\.$/);
    expect(status).toBe(0);
  });

  it('name an event that was changed, in words and as JSON', async () => {
    await live();
    await pacta('checkpoint');
    await edit(`UPDATE events SET reason = 'nothing' WHERE type = 'mail.held'`);
    const { status, said } = await pacta('verify');
    expect(said).toContain('CHANGED at 0  mail.held, number 1 of mail mail, ');
    expect(status).toBe(1);
    const json = await pacta('verify', '--format', 'json');
    expect(JSON.parse(json.said)).toMatchObject({ found: 1, findings: [{ kind: 'changed', event: { sequence: 1 } }] });
    expect(json.status).toBe(1);
  });

  it('take a checkpoint saved from a mail, and a key kept elsewhere', async () => {
    await live();
    const { said: note } = await pacta('checkpoint');
    const mail = join(home, 'saved.eml');
    await writeFile(
      mail,
      `Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`Keep this.\r\n\r\n${note}`).toString('base64')}\r\n`,
    );
    const key = (await readFile(join(home, 'checkpoints', 'public-keys.txt'), 'utf8')).trim();
    const words = ['verify', '--checkpoints', mail, '--key', key];
    expect(await pacta(...words)).toMatchObject({ status: 0 });
    await edit(`DELETE FROM event_leaves; DELETE FROM checkpoints; DELETE FROM events WHERE sequence = 2`);
    const { status, said } = await pacta(...words);
    expect(said).toContain('CUT at 0');
    expect(status).toBe(1);
  });

  it('say what is missing', async () => {
    expect(await pacta('verify')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no checkpoint in'),
    });
    await live();
    await pacta('checkpoint');
    await rm(join(home, 'checkpoints'), { recursive: true });
    expect(await pacta('checkpoint')).toMatchObject({ status: 1, stderr: expect.stringContaining('--refill') });
    expect(await pacta('checkpoint', '--refill')).toMatchObject({ status: 0 });
    expect(await pacta('verify', '--key', 'nonsense')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nonsense'),
    });
  });
});

describe('pacta verify against a folder that is given by hand', () => {
  const own = (name = '') => join(home, 'checkpoints', name);
  const copy = (name = '') => join(home, 'copy', name);
  const verify = (folder: string) => pacta('verify', '--checkpoints', folder, '--key', own('public-keys.txt'));
  const SOUND = { status: 0, said: expect.stringContaining('Everything is as it was signed.') as string };

  beforeEach(async () => {
    for (let n = 0; n < 3; n += 1) {
      await live();
      await pacta('checkpoint');
    }
    await cp(own(), copy(), { recursive: true });
  });

  it('finds nothing where the copy is behind by a round, or has not fetched all leaf files yet', async () => {
    await live();
    await pacta('checkpoint');
    expect(await verify(copy())).toMatchObject(SOUND);
    await rm(copy('leaves-000000000004.txt'));
    expect(await verify(copy())).toMatchObject(SOUND);
  });

  it('finds nothing where it holds some files as they were saved from mails', async () => {
    const saved = join(home, 'saved');
    await mkdir(saved);
    for (const number of [1, 3]) {
      const name = `checkpoint-000000000${number}.txt`;
      await cp(own(name), join(saved, name));
    }
    expect(await verify(saved)).toMatchObject(SOUND);
    await edit(`UPDATE events SET reason = 'nothing' WHERE sequence = 1`);
    expect(await verify(saved)).toMatchObject({ status: 1, said: expect.stringContaining('CHANGED at 0') as string });
  });

  it('names what was changed, with the names that the copy has', async () => {
    await rm(copy('leaves-000000000004.txt'));
    await edit(`DELETE FROM events WHERE sequence = 2`);
    expect(await verify(copy())).toMatchObject({
      status: 1,
      said: expect.stringContaining('DELETED at 1  mail.released, number 2 of mail mail') as string,
    });
  });

  it('tells what contradicts the database, and what is damaged in the copy itself', async () => {
    await rm(copy('leaves-000000000002.txt'));
    expect(await verify(copy())).toMatchObject({
      status: 1,
      said: expect.stringContaining('leaves-000000000002.txt is missing: of places 2 to 3,') as string,
    });
    await cp(own('leaves-000000000002.txt'), copy('leaves-000000000002.txt'));
    await edit(`DELETE FROM checkpoints WHERE number = 3`);
    expect(await verify(copy())).toMatchObject({
      status: 1,
      said: expect.stringContaining('file 3 is not in the database') as string,
    });
  });

  it('wants the own folder whole, whatever it is called', async () => {
    await symlink(own(), join(home, 'link'));
    await rm(own('checkpoint-0000000002.txt'));
    for (const folder of [own(), `${own()}/`, join(home, 'link')]) {
      expect(await verify(folder)).toMatchObject({
        status: 1,
        said: expect.stringContaining('number 2 of the database has no file') as string,
      });
    }
    expect(await pacta('verify')).toMatchObject({ status: 1 });
  });
});
