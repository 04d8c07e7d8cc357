import { closeSync, openSync, readSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfLine, nameOfLine } from './leaf-line.rules.js';
import { HASH_BYTES } from './merkle.rules.js';
import type { EventName, SignedLeaves } from './verification.types.js';

export const LEAVES = /^leaves-(\d{12})\.txt$/;

/** The leaf files of a folder in one, up to the first that is missing or cannot be understood. */
export async function readLeafFiles(folder: string): Promise<SignedLeaves> {
  const names = await readdir(folder).catch(() => []);
  const files: LeafFile[] = [];
  const hashes: Buffer[] = [];
  let count = 0;
  for (const name of names.toSorted()) {
    const [from] = fromOf(name);
    // Whatever else has such a name is passed over: what counts goes on from the one before it.
    if (from === undefined || from < count) continue;
    const path = join(folder, name);
    const lines = from === count ? linesIn(await readFile(path)) : null;
    if (lines === null) break;
    files.push({ path, from, ends: lines.ends });
    hashes.push(lines.hashes);
    count += lines.ends.length;
  }
  const starts = names.flatMap(fromOf).toSorted((one, other) => one - other);
  return new LeafFiles(files, Buffer.concat(hashes), starts);
}

const fromOf = (name: string) => (LEAVES.exec(name)?.slice(1) ?? []).map(Number);

interface LeafFile {
  path: string;
  from: number;
  /** Where each line ends. */
  ends: Float64Array;
}

class LeafFiles implements SignedLeaves {
  constructor(
    private readonly files: readonly LeafFile[],
    private readonly hashes: Buffer,
    readonly from: readonly number[],
  ) {}

  get count(): number {
    return this.hashes.length / HASH_BYTES;
  }

  hashAt(index: number): Uint8Array {
    return this.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /** Reads the one line: names are asked for only where something was found, and then maybe for all. */
  nameAt(index: number): EventName | null {
    const file = this.files[this.fileOf(index)];
    const end = file?.ends[index - file.from];
    if (file === undefined || end === undefined) return null;
    const begin = file.ends[index - file.from - 1] ?? 0;
    return nameOfLine(readPart(file.path, begin, end - begin).trimEnd());
  }

  /** By halves: there may be a file for each hour of years. */
  private fileOf(index: number): number {
    let [low, high] = [0, this.files.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.files[middle]?.from ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function readPart(path: string, from: number, length: number): string {
  const file = openSync(path, 'r');
  try {
    const part = Buffer.alloc(length);
    return part.toString('utf8', 0, readSync(file, part, 0, length, from));
  } finally {
    closeSync(file);
  }
}

/** @returns null where a line is none of ours. */
function linesIn(bytes: Buffer): { hashes: Buffer; ends: Float64Array } | null {
  const ends: number[] = [];
  const hashes: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at);
    const hash = end < 0 ? null : hashOfLine(bytes.toString('latin1', at, Math.min(end, at + 2 * HASH_BYTES)));
    if (hash === null) return null;
    hashes.push(hash);
    at = end + 1;
    ends.push(at);
  }
  return { hashes: Buffer.concat(hashes), ends: Float64Array.from(ends) };
}

const NEWLINE = 0x0a;
