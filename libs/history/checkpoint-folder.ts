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

/** What a folder holds without its leaf files. */
export interface FolderContent {
  keys: VerifierKey[];
  /** By number. */
  notes: Map<number, string>;
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

  /** @returns null where there is no such folder. @throws CheckpointFault where it cannot be read */
  async read(): Promise<FolderContent | null> {
    return this.guard('read', async () => {
      const names = await readdir(this.path).catch(orNull);
      if (names === null) return null;
      const keys = (await readFile(join(this.path, KEYS), 'utf8').catch(orNull)) ?? '';
      const notes = new Map<number, string>();
      for (const name of names.toSorted()) {
        const [, number] = CHECKPOINT.exec(name) ?? [];
        if (number !== undefined) notes.set(Number(number), await readFile(join(this.path, name), 'utf8'));
      }
      const leavesFrom = names.flatMap((name) => LEAVES.exec(name)?.[1] ?? []).map(Number);
      return { keys: keysIn(keys), notes, leavesFrom };
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
    const name = `checkpoint-${String(number).padStart(10, '0')}.txt`;
    await this.add(name, [note]);
  }

  /** @throws CheckpointFault */
  async leaves(): Promise<SignedLeaves> {
    return this.guard('read', () => readLeafFiles(this.path));
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

const keysIn = (text: string) => text.split('\n').flatMap((line) => parseKey(line) ?? []);
