import { readCheckpoint, type SignedCheckpoint, type VerifierKey } from './checkpoint-note.rules.js';
import { CompactRange } from './merkle.rules.js';

/** A checkpoint as the table has it. */
export interface StoredCheckpoint {
  number: number;
  size: number;
  /** Hexadecimal. */
  root: string;
  /** ISO 8601 in UTC, to the millisecond. */
  signedAt: string;
  note: string;
  /** Hexadecimal. */
  peaks: string;
}

/** What the next checkpoint has to agree with. */
export interface Ground {
  /** The newest that stands outside of the database. */
  outside: { number: number; note: string } | null;
  /** Up to which number the database says that they stand outside. */
  writtenNumber: number;
  /** The newest in the database. */
  stored: StoredCheckpoint | null;
  /** The stored one of the same number as the newest outside. */
  storedOutside: StoredCheckpoint | null;
  /** Places that were given in the tree. */
  leaves: number;
}

/**
 * The tree to go on from, or in words why nothing may be signed: a tree must never be signed that contradicts one that was.
 * The stored edge of the tree proves itself by the root that was signed.
 */
export function groundOf(ground: Ground, keys: readonly VerifierKey[]): CompactRange | { fault: string } {
  const { outside, stored, leaves } = ground;
  const fault = outsideFault(ground, keys);
  if (fault !== null) return { fault };
  if (stored === null) {
    return leaves === 0
      ? CompactRange.empty()
      : { fault: `${leaves} events have their place and no checkpoint is stored` };
  }
  const signed = asSigned(stored, keys);
  if ('fault' in signed) return signed;
  if (stored.size !== leaves) {
    return { fault: `checkpoint ${stored.number} covers ${stored.size} events and ${leaves} have their place` };
  }
  if (outside !== null && !goesOnFrom(outside.note, { signed, keys })) {
    return {
      fault: `checkpoint ${stored.number} in the database is smaller than number ${outside.number} in the folder`,
    };
  }
  const tree = CompactRange.fromBytes(stored.size, Buffer.from(stored.peaks, 'hex'));
  return tree?.root().equals(signed.root)
    ? tree
    : { fault: `the edge of the tree at checkpoint ${stored.number} was changed` };
}

function outsideFault({ outside, writtenNumber, storedOutside }: Ground, keys: readonly VerifierKey[]): string | null {
  if (outside === null) {
    return writtenNumber === 0
      ? null
      : `the checkpoints up to number ${writtenNumber} are not in the folder any more: put them back, or write those of the database there with pacta checkpoint --refill`;
  }
  if (storedOutside === null) {
    return `checkpoint ${outside.number} of the folder is not in the database: its end was cut, it was restored from an older state, or the folder is that of another register`;
  }
  if (storedOutside.note !== outside.note)
    return `checkpoint ${outside.number} is not the same in the folder and in the database`;
  const read = readCheckpoint(outside.note, keys);
  return 'fault' in read ? `checkpoint ${outside.number} of the folder: ${read.fault}` : null;
}

/** Whether the columns of a stored checkpoint say what its note says, and the note is signed. */
export function asSigned(stored: StoredCheckpoint, keys: readonly VerifierKey[]): SignedCheckpoint | { fault: string } {
  const read = readCheckpoint(stored.note, keys);
  if ('fault' in read) return { fault: `checkpoint ${stored.number}: ${read.fault}` };
  const isSame =
    read.size === stored.size && read.root.toString('hex') === stored.root && read.signedAt === stored.signedAt;
  return isSame ? read : { fault: `checkpoint ${stored.number}: its columns are not what its note says` };
}

/** A checkpoint that is signed and no smaller was made from the tree of the other, by whoever signed it. */
function goesOnFrom(
  note: string,
  { signed, keys }: { signed: SignedCheckpoint; keys: readonly VerifierKey[] },
): boolean {
  const older = readCheckpoint(note, keys);
  if ('fault' in older || older.size > signed.size) return false;
  return older.size < signed.size || older.root.equals(signed.root);
}
