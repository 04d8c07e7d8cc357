import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import type { CheckpointFolder, FolderContent } from './checkpoint-folder.js';
import type { VerifierKey } from './checkpoint-note.rules.js';
import { LEAF_LINES, UNWRITTEN } from './checkpoints.sql.js';
import { leafLine } from './leaf-line.rules.js';
import { CompactRange } from './merkle.rules.js';
import { asSigned, type StoredCheckpoint } from './next-checkpoint.rules.js';
import type { EventName } from './verification.types.js';
import { multirangeOf } from './whole-numbers.rules.js';

type Unwritten = StoredCheckpoint & { fromSize: number; fromPeaks: string };

export interface Written {
  added: number[];
  fault: string | null;
}

const LINES_AT_ONCE = 5_000;

/** Brings the files of checkpoints up to what the database has. Two at once write the same. */
@Injectable()
export class CheckpointFiles {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Writes what is missing and signed by one of the keys; the rest never gets there.
   * @param content what stands there
   * @returns the numbers that were added, and in words what was held back
   * @throws CheckpointFault where the folder cannot be written, or has something else in that place; what is there stays
   */
  async write(folder: CheckpointFolder, content: FolderContent | null, keys: readonly VerifierKey[]): Promise<Written> {
    const { numbers, leavesFrom } = content ?? { numbers: [], leavesFrom: [] };
    const there = new Set(numbers);
    const missing = await this.query<Unwritten[]>(UNWRITTEN, [multirangeOf(numbers), leavesFrom]);
    const written: Written = { added: [], fault: null };
    for (const checkpoint of missing) {
      const { number, note, size, fromSize } = checkpoint;
      const fault = faultOf(checkpoint, keys);
      written.fault ??= fault;
      if (fault !== null) continue;
      if (size > fromSize && (await this.isAsSigned(checkpoint))) {
        await folder.writeLeaves(fromSize, this.lines(fromSize, size));
      } else if (size > fromSize) {
        written.fault ??=
          'events were changed before the leaf file of their checkpoint was written: pacta verify says which';
      }
      if (!there.has(number)) await folder.writeCheckpoint(number, note);
      written.added.push(number);
    }
    return written;
  }

  /** A leaf file that does not make the signed root would be no evidence. */
  private async isAsSigned({ size, root, fromSize, fromPeaks }: Unwritten): Promise<boolean> {
    const tree = CompactRange.fromBytes(fromSize, Buffer.from(fromPeaks, 'hex'));
    if (tree === null) return false;
    for await (const line of this.lines(fromSize, size)) tree.append(Buffer.from(line.slice(0, 64), 'hex'));
    return tree.size === size && tree.root().toString('hex') === root;
  }

  private async *lines(from: number, to: number): AsyncGenerator<string> {
    for (let at = from; at < to; at += LINES_AT_ONCE) {
      const rows = await this.query<(EventName & { hash: string })[]>(LEAF_LINES, [
        at,
        Math.min(to, at + LINES_AT_ONCE),
      ]);
      for (const { hash, ...name } of rows) yield leafLine(hash, name);
    }
  }

  private query<Rows>(text: string, parameters: unknown[]): Promise<Rows> {
    return this.transactions.run(SYSTEM, () => this.transactions.manager.query<Rows>(text, parameters));
  }
}

/** Whoever can write to the database must not have a file written by it. */
function faultOf(checkpoint: Unwritten, keys: readonly VerifierKey[]): string | null {
  const { number, size, fromSize } = checkpoint;
  const signed = asSigned(checkpoint, keys);
  if ('fault' in signed) return `in the database, ${signed.fault}`;
  return number >= 1 && size >= fromSize
    ? null
    : `in the database, checkpoint ${number} does not follow the one before it`;
}
