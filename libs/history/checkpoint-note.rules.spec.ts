import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
  type Checkpoint,
  keyNameOf,
  notesIn,
  parseKey,
  printKey,
  readCheckpoint,
  signCheckpoint,
  verifierKey,
} from './checkpoint-note.rules.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = verifierKey(keyNameOf(publicKey), publicKey);
const checkpoint: Checkpoint = {
  origin: key.name,
  size: 20_852_163,
  root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
  signedAt: '2026-11-27T13:00:00.000Z',
};
const { note } = signCheckpoint(checkpoint, key, privateKey);

describe('a checkpoint', () => {
  it('is a note of four lines, an empty one and a signature', () => {
    expect(note.split('\n')).toEqual([
      key.name,
      '20852163',
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
      'time 2026-11-27T13:00:00.000Z',
      '',
      expect.stringMatching(/^— pacta\.history\/[0-9a-f]{16} [A-Za-z0-9+/]{91}=$/),
      '',
    ]);
    expect(readCheckpoint(note, [key])).toEqual({ ...checkpoint, note });
  });

  it('does not count when anything in it is changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: note.length - 1 }), fc.constantFrom('', 'x', '7', '\n', ' '), (at, put) => {
        const changed = note.slice(0, at) + put + note.slice(at + 1);
        fc.pre(changed !== note);
        return 'fault' in readCheckpoint(changed, [key]);
      }),
    );
  });

  it('does not count under a key that is not known, even of the same name', () => {
    const other = verifierKey(key.name, generateKeyPairSync('ed25519').publicKey);
    expect(readCheckpoint(note, [other])).toEqual({ fault: expect.stringContaining('a key that is not known') });
    const foreign = signCheckpoint({ ...checkpoint, origin: 'other.example.org/log' }, key, privateKey);
    expect(readCheckpoint(foreign.note, [key])).toEqual({ fault: expect.stringContaining('origin') });
  });

  it('is found in a mail among other words, however its lines end', () => {
    const second = signCheckpoint({ ...checkpoint, size: 20_852_164 }, key, privateKey).note;
    const mail = `Dear auditor,\r\n\r\n${note.replaceAll('\n', '\r\n')}\r\nand\r\n${second.replaceAll('\n', '\r\n').trimEnd()}`;
    expect(notesIn(mail)).toEqual([note, second]);
    expect(notesIn('nothing\n12\n')).toEqual([]);
  });
});

describe('a public key in one line', () => {
  it('is read as it was printed', () => {
    expect(parseKey(printKey(key))).toMatchObject({ name: key.name, id: key.id });
    expect(readCheckpoint(note, [parseKey(printKey(key)) ?? key])).toEqual({ ...checkpoint, note });
  });

  it('is that of the example in the specification', () => {
    // The key of the Go checksum database, as its clients have it.
    const line = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
    expect(printKey(parseKey(line) ?? key)).toBe(line);
  });

  it.each(['', 'a+b', 'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'name+00000000+AQ=='])(
    'is not %j',
    (line) => expect(parseKey(line)).toBeNull(),
  );
});
