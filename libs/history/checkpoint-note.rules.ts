import { createPublicKey, hash as digest, type KeyObject, sign, verify } from 'node:crypto';
import { HASH_BYTES } from './merkle.rules.js';

/*
 * A checkpoint is a signed note (c2sp.org/signed-note) in the form of c2sp.org/tlog-checkpoint: the origin, the size of the
 * tree, its root in base64, and one line more, the time; an empty line; the signature by Ed25519 over all lines above it.
 * Tools for transparency logs read it.
 */

/** The head of the tree over all events, at a time. */
export interface Checkpoint {
  /** Whose tree it is; the name of the key that signs it as well. */
  origin: string;
  size: number;
  root: Buffer;
  /** ISO 8601 in UTC, to the millisecond. */
  signedAt: string;
}

/** A checkpoint whose signature by a known key holds. */
export interface SignedCheckpoint extends Checkpoint {
  /** The whole note, as it stands in a file or a mail. */
  note: string;
}

/** A public key under its name. */
export interface VerifierKey {
  name: string;
  key: KeyObject;
  /** Tells signatures apart: the first four bytes of a hash over name and key. */
  id: Buffer;
}

/** The identifier of Ed25519 in signed notes. */
const ED25519 = Buffer.from([1]);
const KEY_BYTES = 32;
const ID_BYTES = 4;
/** What comes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const TIME = /^time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const NOTE = /[^\s+]+\n\d{1,16}\n[A-Za-z0-9+/]{43}=\ntime [^\n]+\n\n— [^\s+]+ [A-Za-z0-9+/]+={0,2}(?:\n|$)/g;

/** The text that is signed, its last newline included. */
export function checkpointText({ origin, size, root, signedAt }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\ntime ${signedAt}\n`;
}

/** @param privateKey of Ed25519, to the public key of `by` */
export function signCheckpoint(checkpoint: Checkpoint, by: VerifierKey, privateKey: KeyObject): SignedCheckpoint {
  const text = checkpointText(checkpoint);
  const signature = Buffer.concat([by.id, sign(null, Buffer.from(text), privateKey)]);
  return { ...checkpoint, note: `${text}\n— ${by.name} ${signature.toString('base64')}\n` };
}

/** @returns the checkpoint, or in words why it does not count. */
export function readCheckpoint(note: string, keys: readonly VerifierKey[]): SignedCheckpoint | { fault: string } {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const checkpoint = parse(text);
  if (end < 0 || checkpoint === null) return { fault: 'it is not a checkpoint' };
  const [, name = '', encoded = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})\n$/.exec(note.slice(end + 2)) ?? [];
  const signature = Buffer.from(encoded, 'base64');
  const key = keys.find(({ name: known, id }) => known === name && id.equals(signature.subarray(0, ID_BYTES)));
  if (signature.toString('base64') !== encoded) return { fault: 'its signature is not in the form of a note' };
  if (name !== checkpoint.origin) return { fault: 'it is not signed under the name of its origin' };
  if (key === undefined) return { fault: `it is signed by a key that is not known, ${name}` };
  const isSigned = verify(null, Buffer.from(text), key.key, signature.subarray(ID_BYTES));
  return isSigned ? { ...checkpoint, note } : { fault: 'its signature does not hold' };
}

/** Every checkpoint in a text that may hold other things, such as a mail. */
export function notesIn(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n');
  return (lines.match(NOTE) ?? []).map((note) => (note.endsWith('\n') ? note : `${note}\n`));
}

function parse(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', time = '', ...rest] = text.split('\n');
  const [, signedAt] = TIME.exec(time) ?? [];
  const hash = Buffer.from(root, 'base64');
  const isWhole =
    /^[^\s+]+$/.test(origin) &&
    /^(0|[1-9]\d{0,15})$/.test(size) &&
    hash.toString('base64') === root &&
    rest.length === 1;
  if (!isWhole || hash.length !== HASH_BYTES || signedAt === undefined) return null;
  return { origin, size: Number(size), root: hash, signedAt };
}

/** The name under which a key signs: made of the key, so that no two registers share one. */
export function keyNameOf(key: KeyObject): string {
  return `pacta.history/${digest('sha256', rawKey(key), 'hex').slice(0, 16)}`;
}

export function verifierKey(name: string, key: KeyObject): VerifierKey {
  const sequence = Buffer.concat([Buffer.from(`${name}\n`), ED25519, rawKey(key)]);
  return { name, key, id: digest('sha256', sequence, 'buffer').subarray(0, ID_BYTES) };
}

/** A key in one line, `name+id+key`, as tools for signed notes take it. */
export function printKey({ name, key, id }: VerifierKey): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([ED25519, rawKey(key)]).toString('base64')}`;
}

/** @returns null for what is not an Ed25519 key in that form. */
export function parseKey(line: string): VerifierKey | null {
  const [, name = '', id = '', encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(line.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 1 + KEY_BYTES || bytes[0] !== ED25519[0]) return null;
  const spki = Buffer.concat([SPKI_HEAD, bytes.subarray(1)]);
  const parsed = verifierKey(name, createPublicKey({ key: spki, format: 'der', type: 'spki' }));
  return parsed.id.toString('hex') === id ? parsed : null;
}

function rawKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}
