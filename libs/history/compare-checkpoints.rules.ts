import { readCheckpoint, type SignedCheckpoint, type VerifierKey } from './checkpoint-note.rules.js';
import { CompactRange } from './merkle.rules.js';
import { asSigned, type StoredCheckpoint } from './next-checkpoint.rules.js';
import type { Finding } from './verification.types.js';

/** A checkpoint from outside of the database. */
export interface OutsideNote {
  /** Where it was found, for whoever looks: a file. */
  source: string;
  /** Null where it came without, as in a mail. */
  number: number | null;
  note: string;
}

export interface ComparedCheckpoints {
  /** All that are signed, by size, each size once. */
  checkpoints: SignedCheckpoint[];
  findings: Finding[];
}

/**
 * Holds the checkpoints of the database against those outside of it.
 * @param terms `isWhole`: outside is everything that was ever written, as in the folder; `writtenNumber`: up to which number
 * that should be.
 */
export function compareCheckpoints(
  { outside, stored }: { outside: readonly OutsideNote[]; stored: readonly StoredCheckpoint[] },
  terms: { keys: readonly VerifierKey[]; isWhole: boolean; writtenNumber: number },
): ComparedCheckpoints {
  const faults: string[] = [];
  const keep = (read: SignedCheckpoint | { fault: string }, prefix: string) => {
    if (!('fault' in read)) return [read];
    faults.push(prefix + read.fault);
    return [];
  };
  const ours = outside.flatMap(({ note, source }) => keep(readCheckpoint(note, terms.keys), `${source}: `));
  const theirs = stored.flatMap((one) => keep(asSigned(one, terms.keys), 'in the database, '));
  faults.push(...missingOf({ outside, stored }, terms), ...stored.flatMap(edgeFault), ...orderFaults(stored));
  const bySize = new Map<number, SignedCheckpoint>();
  for (const one of [...ours, ...theirs]) {
    const other = bySize.get(one.size);
    if (other === undefined) bySize.set(one.size, one);
    else if (!other.root.equals(one.root)) faults.push(`two of ${one.size} events are signed and have different roots`);
  }
  return {
    checkpoints: [...bySize.values()].toSorted((a, b) => a.size - b.size),
    findings: faults.map(checkpointFinding),
  };
}

/** In one of the two places and not in the other, or not the same in both. */
function missingOf(
  { outside, stored }: { outside: readonly OutsideNote[]; stored: readonly StoredCheckpoint[] },
  { isWhole, writtenNumber }: { isWhole: boolean; writtenNumber: number },
): string[] {
  const notes = new Set(stored.map(({ note }) => note));
  const numbers = new Map(stored.map(({ number, note }) => [number, note]));
  const lost = outside.flatMap(({ source, number, note }) => {
    if (number !== null && numbers.has(number)) {
      return numbers.get(number) === note ? [] : [`${source} is not what the database has as number ${number}`];
    }
    return notes.has(note) ? [] : [`${source} is not in the database`];
  });
  if (!isWhole) return lost;
  const kept = new Set(outside.map(({ number }) => number));
  const last = Math.max(writtenNumber, ...outside.map(({ number }) => number ?? 0));
  const unkept = stored.filter(({ number }) => number <= last && !kept.has(number));
  return [...lost, ...unkept.map(({ number }) => `number ${number} of the database has no file`)];
}

function edgeFault({ number, size, root, peaks }: StoredCheckpoint): string[] {
  const tree = CompactRange.fromBytes(size, Buffer.from(peaks, 'hex'));
  return tree?.root().toString('hex') === root ? [] : [`number ${number} has an edge that does not make its root`];
}

/** Numbers without gaps, sizes and times that never go back. */
function orderFaults(stored: readonly StoredCheckpoint[]): string[] {
  return stored.flatMap((one, at) => {
    const before = stored[at - 1];
    const isNext = one.number === (before?.number ?? 0) + 1;
    const isLater = one.size >= (before?.size ?? 0) && one.signedAt >= (before?.signedAt ?? '');
    return isNext && isLater ? [] : [`number ${one.number} does not follow the one before it`];
  });
}

const checkpointFinding = (fault: string): Finding => ({
  ...{ kind: 'checkpoint', leafIndex: null, event: null, after: null, until: null },
  detail: `A checkpoint: ${fault}.`,
});
