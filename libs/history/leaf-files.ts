import { readFileSync } from 'node:fs';
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
  for (const name of names.filter((one) => LEAVES.test(one)).toSorted()) {
    const from = Number(LEAVES.exec(name)?.[1]);
    const path = join(folder, name);
    const found = from === count ? hashesIn(await readFile(path, 'latin1')) : null;
    if (found === null) break;
    files.push({ path, from });
    hashes.push(found);
    count += found.length / HASH_BYTES;
  }
  return new LeafFiles(files, Buffer.concat(hashes));
}

interface LeafFile {
  path: string;
  from: number;
}

class LeafFiles implements SignedLeaves {
  /** Names are asked for only where something was found: of the file that was asked last they are kept. */
  private lines: string[] = [];
  private open: LeafFile | null = null;

  constructor(
    private readonly files: readonly LeafFile[],
    private readonly hashes: Buffer,
  ) {}

  get count(): number {
    return this.hashes.length / HASH_BYTES;
  }

  hashAt(index: number): Uint8Array {
    return this.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  nameAt(index: number): EventName | null {
    const file = this.files.findLast(({ from }) => from <= index);
    if (file === undefined) return null;
    if (file !== this.open) this.lines = readFileSync(file.path, 'utf8').split('\n');
    this.open = file;
    return nameOfLine(this.lines[index - file.from] ?? '');
  }
}

/** @returns null where a line is none of ours. */
function hashesIn(text: string): Buffer | null {
  const hashes: Buffer[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const hash = end < 0 ? null : hashOfLine(text.slice(at, end));
    if (hash === null) return null;
    hashes.push(hash);
    at = end + 1;
  }
  return Buffer.concat(hashes);
}
