import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CheckpointFault } from './checkpoint-fault.js';
import { keyNameOf, type VerifierKey, verifierKey } from './checkpoint-note.rules.js';
import { codeOf, wordsOf } from './file-error.js';
import { writeDurably } from './write-durably.js';

/** What signs checkpoints. The private key is in its file and in memory, nowhere else. */
export interface SigningKeyPair {
  privateKey: KeyObject;
  verifier: VerifierKey;
  /** It was made just now: nothing was ever signed by it. */
  isNew: boolean;
}

/**
 * Reads the key from its file.
 * @param beforeMade where there is no file yet, a key is made after that and written there, readable by its owner only;
 * null: none may be made
 * @throws CheckpointFault
 */
export async function openSigningKey(file: string, beforeMade: (() => Promise<void>) | null): Promise<SigningKeyPair> {
  const found = await readKey(file);
  if (found !== null) return found;
  if (beforeMade === null) {
    throw new CheckpointFault(
      'key',
      `there is no key in ${file}, and checkpoints were signed before: give this process the key that signed them, or let a new one be made with pacta checkpoint --new-key`,
    );
  }
  await beforeMade();
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  let isNew = true;
  await writeDurably(file, [pem], { isNew: true }).catch((error: unknown) => {
    isNew = false;
    // Another process was first: its key counts.
    if (codeOf(error) !== 'EEXIST')
      throw new CheckpointFault('key', `no key could be made in ${file}: ${wordsOf(error)}`);
  });
  const made = await readKey(file);
  if (made === null) throw new CheckpointFault('key', `the key in ${file} is gone as soon as it was made`);
  return { ...made, isNew };
}

async function readKey(file: string): Promise<SigningKeyPair | null> {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new CheckpointFault('key', `the key in ${file} cannot be read: ${wordsOf(error)}`);
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new CheckpointFault('key', `the key in ${file} is not an Ed25519 key in PEM`);
  }
  const publicKey = createPublicKey(privateKey);
  return { privateKey, verifier: verifierKey(keyNameOf(publicKey), publicKey), isNew: false };
}
