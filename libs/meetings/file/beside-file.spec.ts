import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideFile } from './beside-file.js';

describe('a text beside the file', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pacta-beside-'));
    mkdirSync(join(root, 'meeting', 'texts'), { recursive: true });
    writeFileSync(join(root, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'meeting', 'texts', 'protocol.txt'), 'Протокол');
    writeFileSync(join(root, 'meeting', 'latin.txt'), Buffer.from([0x48, 0xe9]));
    writeFileSync(join(root, 'meeting', 'empty.txt'), '');
    symlinkSync(join(root, 'secret.txt'), join(root, 'meeting', 'link.txt'));
    symlinkSync(root, join(root, 'meeting', 'up'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const read = (name: string) => besideFile(join(root, 'meeting', 'meeting.yaml'))(name);

  it('is read from the folder or below it', () => expect(read('texts/protocol.txt')).toEqual({ text: 'Протокол' }));

  it.each(['../secret.txt', 'texts/../../secret.txt', 'link.txt', 'up/secret.txt', '/etc/hostname', '.', '..'])(
    '%s is not',
    (name) => expect(read(name)).toEqual({ refusal: `"${name}" is not in the folder of this file or below it` }),
  );

  it.each([
    ['missing.txt', 'cannot be read'],
    ['texts', 'cannot be read'],
    ['latin.txt', 'is not UTF-8 text'],
    ['empty.txt', 'is empty'],
  ])('%s %s', (name, why) => expect(read(name)).toEqual({ refusal: `"${name}" ${why}` }));
});
