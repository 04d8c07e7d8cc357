import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
