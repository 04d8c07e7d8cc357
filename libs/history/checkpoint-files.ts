import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { CheckpointFault } from './checkpoint-fault.js';
import type { CheckpointFolder } from './checkpoint-folder.js';
import { LEAF_LINES, UNWRITTEN } from './checkpoints.sql.js';
import { leafLine } from './leaf-line.rules.js';
import { CompactRange } from './merkle.rules.js';
import type { StoredCheckpoint } from './next-checkpoint.rules.js';
import type { EventName } from './verification.types.js';

type Unwritten = StoredCheckpoint & { fromSize: number; fromPeaks: string };

const LINES_AT_ONCE = 5_000;

/** Brings the files of checkpoints up to what the database has. Two at once write the same. */
@Injectable()
export class CheckpointFiles {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @param written numbers that stand there
   * @returns the numbers that were added
   * @throws CheckpointFault where the folder cannot be written; what is there stays
   */
  async write(folder: CheckpointFolder, written: ReadonlySet<number>): Promise<number[]> {
    const missing = await this.query<Unwritten[]>(UNWRITTEN, [[...written]]);
    let isChanged = false;
    for (const checkpoint of missing) {
      const { number, note, size, fromSize } = checkpoint;
      if (size > fromSize && (await this.isAsSigned(checkpoint))) {
        await folder.writeLeaves(fromSize, this.lines(fromSize, size));
      } else {
        isChanged ||= size > fromSize;
      }
      await folder.writeCheckpoint(number, note);
    }
    if (isChanged) {
      throw new CheckpointFault(
        'contradiction',
        'events were changed before the leaf file of their checkpoint was written: pacta verify says which',
      );
    }
    return missing.map(({ number }) => number);
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
