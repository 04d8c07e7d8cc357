import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliGround } from './cli-ground.js';

let ground: CliGround;
let home: string;
let file: string;

beforeEach(async () => {
  ground = await CliGround.start();
  home = await mkdtemp(join(tmpdir(), 'pacta-export-'));
  file = join(home, 'history.ndjson');
  process.env['DATABASE_URL'] = ground.url;
  process.env['PACTA_DATA_DIR'] = home;
  await pacta('mail', 'hold', '--reason', 'the mail server moves');
  await pacta('mail', 'release');
});
afterEach(async () => {
  delete process.env['PACTA_DATA_DIR'];
  await ground.stop();
  await rm(home, { recursive: true });
});

const pacta = (...words: string[]) => ground.pacta(...words);
const keyFile = () => join(home, 'checkpoints', 'public-keys.txt');
const verify = (...words: string[]) => pacta('verify', '--export', file, ...words);

it('pacta export-history writes what pacta verify --export finds whole, without a database', async () => {
  await pacta('checkpoint');
  expect(await pacta('export-history', file)).toMatchObject({ status: 0, said: `4 lines in ${file}.` });
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const keys = (await readFile(keyFile(), 'utf8')).trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ pacta: 'history', size: 2, keys });
  delete process.env['DATABASE_URL'];
  const { status, said } = await verify('--key', keyFile());
  expect(said).toMatch(
    /^2 events in the tree, 0 of them withheld, 0 waiting; 1 checkpoints, .*\n.*\nAll of it holds\.$/,
  );
  expect(status).toBe(0);
});

it('names the keys of the folder without reading the rest of it, and says when they cannot be read', async () => {
  const head = async () => JSON.parse((await readFile(file, 'utf8')).split('\n')[0] ?? '') as { keys: string[] };
  expect(await pacta('export-history', file)).toMatchObject({ status: 0 });
  expect((await head()).keys).toEqual([]);
  await pacta('checkpoint');
  const leaves = join(home, 'checkpoints', 'leaves-000000000000.txt');
  await rm(leaves);
  await mkdir(leaves);
  expect(await pacta('export-history', file)).toMatchObject({ status: 0 });
  expect((await head()).keys).toHaveLength(1);
  await rm(keyFile());
  await mkdir(keyFile());
  expect(await pacta('export-history', file)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/the checkpoint folder .* cannot be read: EISDIR.*\.$/) as string,
  });
});

it('a line of it ends at the byte 0A and nowhere else', async () => {
  const odd = 'the mail\u2028server\u2029moves';
  await pacta('mail', 'hold', '--reason', odd);
  await pacta('checkpoint');
  await pacta('export-history', file);
  const lines = (await readFile(file, 'utf8')).split('\n');
  expect(lines.join('\n')).not.toMatch(/[\u2028\u2029]/);
  const raw = lines.map((line) => (line === '' ? '' : JSON.stringify(JSON.parse(line)).replace('{', '{\r')));
  expect(raw.join('\n')).toContain(odd);
  for (const text of [raw.join('\n'), raw.join('\n').trimEnd(), raw.join('\r\n')]) {
    await writeFile(file, text);
    expect(await verify('--key', keyFile())).toMatchObject({ status: 0, stderr: '' });
  }
});

it('a file that is there is replaced, and nothing stays beside it', async () => {
  await writeFile(file, 'an earlier one');
  await pacta('export-history', file);
  expect(await readFile(file, 'utf8')).toMatch(/^\{"pacta":"history"/);
  expect((await readdir(home)).filter((name) => name.startsWith('history'))).toEqual(['history.ndjson']);
});

it('what was changed in it is named by its line, in words and as JSON', async () => {
  await pacta('checkpoint');
  await pacta('export-history', file);
  await writeFile(file, (await readFile(file, 'utf8')).replace('the mail server moves', 'nothing'));
  const { status, said } = await verify('--key', keyFile());
  expect(said).toMatch(/^line 3: the event is not what its hash says\n/);
  expect(status).toBe(1);
  const json = await verify('--key', keyFile(), '--format', 'json');
  expect(JSON.parse(json.said)).toMatchObject({
    leaves: 2,
    faults: expect.arrayContaining([{ line: 3, message: expect.any(String) as string }]) as unknown,
  });
  expect(json.status).toBe(1);
});

it('what is not signed yet, a key that is missing and a file that is not there are told', async () => {
  await pacta('export-history', file);
  await pacta('checkpoint');
  expect(await verify('--key', keyFile())).toMatchObject({
    status: 1,
    said: expect.stringContaining('no checkpoint holds') as string,
  });
  expect(await verify()).toMatchObject({ status: 1, stderr: expect.stringContaining('give it with --key') as string });
  await rm(file);
  expect(await verify('--key', keyFile())).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('cannot be read') as string,
  });
});

it('a register that was replaced as a whole is told by a checkpoint that was kept apart from it', async () => {
  const { said: note } = await pacta('checkpoint');
  const mail = join(home, 'saved.eml');
  const head = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64';
  await writeFile(mail, `${head}\r\n\r\n${Buffer.from(`Keep this.\r\n\r\n${note}`).toString('base64')}\r\n`);
  await pacta('export-history', file);
  const kept = join(home, 'kept');
  await cp(join(home, 'checkpoints'), kept, { recursive: true });
  const withMail = ['--checkpoints', mail, '--key', keyFile()];
  expect(await verify(...withMail)).toMatchObject({
    status: 0,
    said: expect.stringContaining('1 checkpoints from elsewhere were held against it.') as string,
  });
  expect(await verify('--checkpoints', kept, '--key', keyFile())).toMatchObject({ status: 0 });
  await ground.sql.query(REPLACED);
  await rm(join(home, 'checkpoints'), { recursive: true });
  await pacta('mail', 'hold', '--reason', 'nothing of the kind');
  await pacta('mail', 'release');
  await pacta('checkpoint', '--refill');
  await pacta('export-history', file);
  expect(await verify('--key', keyFile())).toMatchObject({ status: 0 });
  const { status, said } = await verify(...withMail);
  expect(said).toContain(`${mail}: the first 2 leaves are not those of the checkpoint of `);
  expect(status).toBe(1);
  expect(await verify('--checkpoints', kept, '--key', keyFile())).toMatchObject({
    status: 1,
    said: expect.stringContaining('file 1: the first 2 leaves') as string,
  });
  expect(await verify('--checkpoints', file, '--key', keyFile())).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no checkpoint in') as string,
  });
});

const REPLACED = `
  BEGIN; SET LOCAL session_replication_role = 'replica';
  DELETE FROM event_leaves; DELETE FROM events_pending; DELETE FROM checkpoints; DELETE FROM events;
  UPDATE history_state SET written_number = 0; COMMIT`;
