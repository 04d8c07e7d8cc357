import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointFault } from './checkpoint-fault.js';
import { parseKey, printKey, type VerifierKey } from './checkpoint-note.rules.js';
import { orNull, wordsOf } from './file-error.js';
import { readLeafFiles } from './leaf-files.js';
import type { SignedLeaves } from './verification.types.js';
import { writeDurably } from './write-durably.js';

const KEYS = 'public-keys.txt';
const CHECKPOINT = /^checkpoint-(\d{10})\.txt$/;

/** What a folder holds without its leaf files. */
export interface FolderContent {
  keys: VerifierKey[];
  /** By number. */
  notes: Map<number, string>;
}

/**
 * Where checkpoints are kept outside of the database: `checkpoint-0000000001.txt` with a note each,
 * `leaves-000000000000.txt` with the leaves from that one on, and `public-keys.txt`. Files are only ever
 * added, each whole.
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
      return { keys: keys.split('\n').flatMap((line) => parseKey(line) ?? []), notes };
    });
  }

  async addKey(key: VerifierKey, known: readonly VerifierKey[]): Promise<void> {
    const lines = [...known, key].map((one) => `${printKey(one)}\n`);
    await this.guard('written', () => writeDurably(join(this.path, KEYS), lines));
  }

  /** Leaves from one on. They go before the checkpoint that covers them: one that is there has its leaves. */
  async writeLeaves(from: number, lines: AsyncIterable<string>): Promise<void> {
    const name = `leaves-${String(from).padStart(12, '0')}.txt`;
    await this.guard('written', () => writeDurably(join(this.path, name), lines));
  }

  async writeCheckpoint(number: number, note: string): Promise<void> {
    const name = `checkpoint-${String(number).padStart(10, '0')}.txt`;
    await this.guard('written', () => writeDurably(join(this.path, name), [note]));
  }

  /** @throws CheckpointFault */
  async leaves(): Promise<SignedLeaves> {
    return this.guard('read', () => readLeafFiles(this.path));
  }

  private async guard<T>(verb: 'read' | 'written', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new CheckpointFault('folder', `the checkpoint folder ${this.path} cannot be ${verb}: ${wordsOf(error)}`);
    }
  }
}
