import { CompactRange } from './merkle.rules.js';
import type { EventName, SignedHistory, SignedLeaves } from './verification.types.js';

/**
 * What was signed in each place, by the leaf files, which are believed as far as a signed root confirms them; and in which
 * of those places nothing is known yet of what became of it.
 */
export class SignedPlaces {
  /** So many leaves of the files are confirmed by a signature. */
  readonly confirmed: number;
  /** False: they do not make the root of the last checkpoint that they reach. */
  readonly areBelieved: boolean;
  private readonly leaves: SignedLeaves;
  /** Of each confirmed place, 1 while it is open. */
  private readonly open: Uint8Array;

  /** @param from places below this hold what was signed there */
  constructor(signed: SignedHistory, from: number) {
    this.leaves = signed.leaves;
    this.confirmed = confirmedBy(signed);
    this.areBelieved =
      this.confirmed >= (signed.checkpoints.findLast(({ size }) => size <= this.leaves.count)?.size ?? 0);
    this.open = new Uint8Array(this.confirmed).fill(1, Math.min(from, this.confirmed));
  }

  isOpen(index: number): boolean {
    return this.open[index] === 1;
  }

  /** It is known what became of what was signed there. Beyond what is confirmed there is nothing to close. */
  close(index: number): void {
    if (index < this.confirmed) this.open[index] = 0;
  }

  /** Confirmed places without the event that was signed there. */
  *openPlaces(): Generator<number> {
    const { open } = this;
    for (let at = open.indexOf(1); at >= 0; at = open.indexOf(1, at + 1)) yield at;
  }

  /** Hexadecimal. */
  hashAt(index: number): string {
    return Buffer.from(this.leaves.hashAt(index)).toString('hex');
  }

  nameAt(index: number): EventName | null {
    return this.leaves.nameAt(index);
  }
}

/** The size of the largest checkpoint whose root the leaf files make. */
function confirmedBy({ checkpoints, leaves }: SignedHistory): number {
  const tree = CompactRange.empty();
  let confirmed = 0;
  for (const { size, root } of checkpoints.filter((one) => one.size <= leaves.count)) {
    while (tree.size < size) tree.append(leaves.hashAt(tree.size));
    if (tree.root().equals(root)) confirmed = size;
  }
  return confirmed;
}
