import { generateKeyPairSync, hash, sign } from 'node:crypto';
import type { VerifierKey } from '#history';
import { signedOnes } from './signed-ones.js';

const ORIGIN = 'pacta.history/5d0a3b6c1f2e4a79';

function signer() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${ORIGIN}\n`), Buffer.from([1]), raw]), 'buffer').subarray(
    0,
    4,
  );
  const key: VerifierKey = { name: ORIGIN, key: publicKey, id };
  const note = (size: number) => {
    const root = Buffer.alloc(32).toString('base64');
    const text = `${ORIGIN}\n${size}\n${root}\ntime 2024-01-17T09:00:00.000Z\n`;
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64');
    return `${text}\n— ${ORIGIN} ${signature}\n`;
  };
  return { key, note };
}

describe('what may leave by mail', () => {
  const { key, note } = signer();
  const genuine = [1, 2].map((number) => ({ number, size: number * 10, note: note(number * 10) }));

  it('is what a key of the folder has signed', () => {
    expect(signedOnes(genuine, [key])).toEqual({ signed: genuine, fault: null });
  });

  it.each([
    [
      'signed by another',
      { number: 3, size: 30, note: signer().note(30) },
      /checkpoint 3 .*signed by a key that is not known/,
    ],
    ['changed', { number: 3, size: 31, note: note(30).replace('\n30\n', '\n31\n') }, /signature does not hold/],
    ['any text', { number: 3, size: 30, note: 'Dear colleague, click here' }, /not a checkpoint/],
    ['of another size than it says', { number: 3, size: 31, note: note(30) }, /size is not what its note says/],
  ])('ends before one that is %s', (_, forged, fault) => {
    const outcome = signedOnes([...genuine, forged, { number: 4, size: 40, note: note(40) }], [key]);
    expect(outcome).toEqual({ signed: genuine, fault: expect.stringMatching(fault) });
  });

  it('is nothing where no key is known', () => {
    expect(signedOnes(genuine, [])).toMatchObject({ signed: [], fault: expect.stringMatching(/not known/) });
  });
});
