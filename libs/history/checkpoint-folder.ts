import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointFault } from './checkpoint-fault.js';
import { parseKey, printKey, type VerifierKey } from './checkpoint-note.rules.js';
import { orNull, wordsOf } from './file-error.js';
import { LEAVES, readLeafFiles } from './leaf-files.js';
import type { SignedLeaves } from './verification.types.js';
import { writeDurably, writeOnce } from './write-durably.js';

const KEYS = 'public-keys.txt';
const CHECKPOINT = /^checkpoint-(\d{10})\.txt$/;

/** What a folder holds, by the names of its files: after years there is one for each hour. */
export interface FolderContent {
  keys: VerifierKey[];
  /** Of the checkpoints, ascending. */
  numbers: number[];
  /** The checkpoint with the last of the numbers. */
  newest: { number: number; note: string } | null;
  /** From which place on each leaf file goes. */
  leavesFrom: number[];
}

/**
 * Where checkpoints are kept outside of the database: `checkpoint-0000000001.txt` with a note each,
 * `leaves-000000000000.txt` with the leaves from that one on, and `public-keys.txt`. Files are only ever
 * added, each whole; none is replaced by another content.
 */
export class CheckpointFolder {
  constructor(readonly path: string) {}

  /**
   * Reads of the notes the newest alone.
   * @returns null where there is no such folder. @throws CheckpointFault where it cannot be read
   */
  async read(): Promise<FolderContent | null> {
    return this.guard('read', async () => {
      const names = await readdir(this.path).catch(orNull);
      if (names === null) return null;
      const keys = (await readFile(join(this.path, KEYS), 'utf8').catch(orNull)) ?? '';
      const numbers = numbersIn(names);
      const last = numbers.at(-1);
      const newest = last === undefined ? null : { number: last, note: await this.readNote(last) };
      const leavesFrom = names.flatMap((name) => LEAVES.exec(name)?.[1] ?? []).map(Number);
      return { keys: keysIn(keys), numbers, newest, leavesFrom };
    });
  }

  /** Every note, by number; none where there is no such folder. @throws CheckpointFault */
  async notes(): Promise<Map<number, string>> {
    return this.guard('read', async () => {
      const names = (await readdir(this.path).catch(orNull)) ?? [];
      const notes = new Map<number, string>();
      for (const number of numbersIn(names)) notes.set(number, await this.readNote(number));
      return notes;
    });
  }

  /** Without reading the rest. */
  async keys(): Promise<VerifierKey[]> {
    return this.guard('read', async () => keysIn((await readFile(join(this.path, KEYS), 'utf8').catch(orNull)) ?? ''));
  }

  async writeKeys(keys: readonly VerifierKey[]): Promise<void> {
    const lines = keys.map((one) => `${printKey(one)}\n`);
    await this.guard('written', () => writeDurably(join(this.path, KEYS), lines));
  }

  /** Leaves from one on. They go before the checkpoint that covers them: one that is there has its leaves. */
  async writeLeaves(from: number, lines: AsyncIterable<string>): Promise<void> {
    const name = `leaves-${String(from).padStart(12, '0')}.txt`;
    await this.add(name, lines);
  }

  async writeCheckpoint(number: number, note: string): Promise<void> {
    await this.add(nameOf(number), [note]);
  }

  /** @throws CheckpointFault */
  async leaves(): Promise<SignedLeaves> {
    return this.guard('read', () => readLeafFiles(this.path));
  }

  private readNote(number: number): Promise<string> {
    return readFile(join(this.path, nameOf(number)), 'utf8');
  }

  private async add(name: string, content: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const isThere = await this.guard('written', () => writeOnce(join(this.path, name), content));
    if (isThere) return;
    throw new CheckpointFault(
      'contradiction',
      `${name} in ${this.path} is not what the database would write there; it was left as it is`,
    );
  }

  private async guard<T>(verb: 'read' | 'written', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new CheckpointFault('folder', `the checkpoint folder ${this.path} cannot be ${verb}: ${wordsOf(error)}`);
    }
  }
}

const nameOf = (number: number) => `checkpoint-${String(number).padStart(10, '0')}.txt`;

const numbersIn = (names: readonly string[]) =>
  names
    .flatMap((name) => CHECKPOINT.exec(name)?.slice(1) ?? [])
    .map(Number)
    .toSorted((one, other) => one - other);

const keysIn = (text: string) => text.split('\n').flatMap((line) => parseKey(line) ?? []);
