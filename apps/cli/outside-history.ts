import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import PostalMime from 'postal-mime';
import {
  notesIn,
  type OutsideHistory,
  parseKey,
  readNotes,
  readOutside,
  type SignedLeaves,
  type VerifierKey,
} from '#history';
import { Refusal } from './explain.js';

type OutsideNotes = Pick<OutsideHistory, 'keys' | 'notes'>;

const NO_LEAVES: SignedLeaves = { count: 0, hashAt: () => new Uint8Array(), nameAt: () => null };

/**
 * What the history is held against: one folder of checkpoints, or files that have checkpoints somewhere in them.
 * @param terms `keys`: public keys, or files of them, instead of those that stand in the folder; `own`: the folder of the
 * register itself, which alone has to hold everything
 * @throws Refusal where there is nothing to hold it against
 */
export async function outsideHistory(
  paths: readonly string[],
  { keys, own }: { keys: readonly string[]; own: string },
): Promise<OutsideHistory> {
  const folder = await folderOf(paths);
  const found =
    folder === null
      ? { ...(await inFiles(paths)), leaves: NO_LEAVES, isWhole: false }
      : { ...(await readOutside(folder)), isWhole: (await placeOf(folder)) === (await placeOf(own)) };
  return { ...found, ...(await usable(found, paths, keys)) };
}

/** Whatever it is called there. */
const placeOf = (folder: string) => realpath(folder).catch(() => resolve(folder));

/** The same without the leaf files of a folder: of what an export is held against. */
export async function outsideNotes(paths: readonly string[], keys: readonly string[]): Promise<OutsideNotes> {
  const folder = await folderOf(paths);
  return usable(folder === null ? await inFiles(paths) : await readNotes(folder), paths, keys);
}

/** @returns null for files. What is not there counts as a folder that is empty. */
async function folderOf(paths: readonly string[]): Promise<string | null> {
  const [only = ''] = paths;
  return paths.length === 1 && (await stat(only).catch(() => null))?.isDirectory() !== false ? only : null;
}

async function inFiles(paths: readonly string[]): Promise<OutsideNotes> {
  return { keys: [], notes: (await Promise.all(paths.map(notesOf))).flat() };
}

async function usable(found: OutsideNotes, paths: readonly string[], keys: readonly string[]): Promise<OutsideNotes> {
  const given = (await Promise.all(keys.map(keysOf))).flat();
  const outside = { notes: found.notes, keys: given.length > 0 ? given : found.keys };
  if (outside.notes.length === 0) throw new Refusal([`There is no checkpoint in ${paths.join(', ')}.`]);
  if (outside.keys.length === 0) throw new Refusal(['No public key is known: give one with --key.']);
  return outside;
}

async function notesOf(path: string) {
  const notes = notesIn(await textOf(path));
  if (notes.length === 0) throw new Refusal([`There is no checkpoint in ${path}.`]);
  return notes.map((note) => ({ source: path, number: null, note }));
}

/** What a mail says, or the file as it is. */
async function textOf(path: string): Promise<string> {
  const content = await readFile(path);
  if (!path.endsWith('.eml')) return content.toString('utf8');
  return (await PostalMime.parse(content)).text ?? '';
}

/** @throws Refusal for what is neither a public key nor a file with one */
export async function keysOf(keyOrFile: string): Promise<VerifierKey[]> {
  const key = parseKey(keyOrFile);
  if (key !== null) return [key];
  const text = await readFile(keyOrFile, 'utf8').catch(() => '');
  const keys = text.split('\n').flatMap((line) => parseKey(line) ?? []);
  if (keys.length === 0) throw new Refusal([`${keyOrFile} is no public key, and no file with one.`]);
  return keys;
}
