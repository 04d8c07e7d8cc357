import { generateKeyPairSync } from 'node:crypto';
import { composeMail } from '#mail';
import { keyNameOf, readCheckpoint, signCheckpoint, parseKey, verifierKey } from './checkpoint-note.rules.js';
import { verifyByScript, verifyLines } from './export-ground.js';
import { checkpointsOver, eventsOf, exportOf, nextEvent, PUBLIC_KEY } from './signed-history-ground.js';

/** Two registers under one key: the other stands where somebody replaced the whole of the first. */
const placed = eventsOf(['a', 'b', 'a', 'c']);
const others = eventsOf(['x', 'y', 'x', 'z']);
const [kept = '', later = ''] = checkpointsOver(placed, [2, 4]).map(({ note }) => note);
const lines = exportOf(checkpointsOver(placed, [2, 4]), { placed });
const replaced = exportOf(checkpointsOver(others, [2, 4]), { placed: others });

/** The same head of the tree under a key that nobody gave. */
function signedByAnother(note: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const read = readCheckpoint(
    note,
    [PUBLIC_KEY].flatMap((line) => parseKey(line) ?? []),
  );
  if ('fault' in read) throw new Error(read.fault);
  const key = verifierKey(keyNameOf(publicKey), publicKey);
  return signCheckpoint({ ...read, origin: key.name }, key, privateKey).note;
}

/** What both say when files hold these texts: from which of them a finding comes, and of which line others are. */
async function told(exported: readonly string[], files: Record<string, string>) {
  const notes = Object.entries(files).map(([source, note]) => ({ source, number: null, note }));
  const { faults, found } = verifyLines(exported, PUBLIC_KEY, notes);
  const script = await verifyByScript(exported, PUBLIC_KEY, files);
  const where = [...new Set(faults.map(({ line, source }) => source ?? `line ${line}`))];
  expect({ status: script.status, where: script.where }).toEqual({ status: found === 0 ? 0 : 1, where });
  return where;
}

it('checkpoints from elsewhere hold that are in the export, or that it left out', async () => {
  expect(await told(lines, { 'first.txt': kept, 'second.txt': later })).toEqual([]);
  expect(await told(lines.toSpliced(1, 1), { 'first.txt': kept })).toEqual([]);
  expect(verifyLines(lines, PUBLIC_KEY, [{ source: 'a', number: 1, note: kept }])).toMatchObject({
    ...{ checkpoints: 2, outside: 1, found: 0 },
  });
});

it('a register that was replaced as a whole holds by itself, and is told by a checkpoint that was sent before', async () => {
  expect(await told(replaced, {})).toEqual([]);
  expect(await told(replaced, { 'first.txt': kept })).toEqual(['first.txt']);
  expect(await told(replaced, { 'first.txt': kept, 'second.txt': later })).toEqual(['first.txt', 'second.txt']);
});

it('a checkpoint over more than is there, of another key or altered is told', async () => {
  const cut = exportOf(checkpointsOver(placed, [2]), { placed: placed.slice(0, 2) });
  expect(await told(cut, { 'first.txt': kept, 'second.txt': later })).toEqual(['second.txt']);
  expect(await told(lines, { 'strange.txt': signedByAnother(kept) })).toEqual(['strange.txt']);
  expect(await told(lines, { 'altered.txt': kept.replace('time 2024', 'time 2023') })).toEqual(['altered.txt']);
  const [none = ''] = checkpointsOver(placed, [0]).map(({ note }) => note);
  expect(await told(lines, { 'empty.txt': none })).toEqual([]);
});

it('its time counts, where the export leaves it out', async () => {
  const timeOf = (n: number) => `2024-01-${18 + n}T09:00:00.000Z`;
  const back = [...placed, nextEvent(undefined, { subjectId: 'late', occurredAt: '2024-01-17T09:00:00.000Z' })];
  const [before, all] = checkpointsOver(back, [4, 5], timeOf);
  if (!before || !all) throw new Error('two were signed');
  expect(await told(exportOf([all], { placed: back }), {})).toEqual([]);
  expect(await told(exportOf([all], { placed: back }), { 'mail.txt': before.note })).toEqual(['line 7']);
});

describe('the script reads a mail as it was saved', () => {
  const introduction = 'Keep this mail. — It names a café.\n\n';
  const withHead = (encoding: string, body: string) =>
    `Subject: a checkpoint\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
  const base64 = Buffer.from(`${introduction}${kept}`).toString('base64').replace(/.{76}/g, '$&\r\n');
  const quoted = [...Buffer.from(`${introduction}${kept}`)]
    .map((byte) =>
      byte === 10
        ? '\r\n'
        : byte > 126 || byte === 61
          ? `=${byte.toString(16).toUpperCase()}`
          : String.fromCharCode(byte),
    )
    .join('')
    .replace(/[^=\r\n]{60}/g, '$&=\r\n');

  it.each([
    ['unchanged', () => withHead('8bit', kept.replaceAll('\n', '\r\n'))],
    ['in base64', () => withHead('base64', base64)],
    ['quoted-printable', () => withHead('quoted-printable', quoted)],
    [
      'with its parts',
      async () =>
        (
          await composeMail({
            envelope: { from: 'register@example.org', to: 'auditor@example.org' },
            from: { name: 'Pacta', address: 'register@example.org' },
            to: { name: '', address: 'auditor@example.org' },
            ...{ subject: 'A checkpoint', text: `${introduction}${kept}`, html: `<pre>${kept}</pre>` },
            ...{ date: 'Wed, 17 Jan 2024 09:01:00 GMT', messageId: '<checkpoint-1@example.org>', headers: {} },
            attachments: [{ filename: 'checkpoint-0000000001.txt', content: kept, contentType: 'text/plain' }],
          })
        ).toString(),
    ],
  ])('%s', async (_, mail) => {
    const files = { 'saved.eml': await mail() };
    const sound = await verifyByScript(lines, PUBLIC_KEY, files);
    expect(sound).toMatchObject({ status: 0, where: [] });
    expect(sound.said).toContain('checkpoints from elsewhere: 1');
    expect(await verifyByScript(replaced, PUBLIC_KEY, files)).toMatchObject({ status: 1, where: ['saved.eml'] });
  });

  it('and says which file has none', async () => {
    expect(await verifyByScript(lines, PUBLIC_KEY, { 'other.eml': withHead('8bit', 'Nothing.') })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('other.eml has no checkpoint') as string,
    });
  });
});
