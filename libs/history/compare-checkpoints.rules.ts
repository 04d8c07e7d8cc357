import { readCheckpoint, type SignedCheckpoint, type VerifierKey } from './checkpoint-note.rules.js';
import { bySizeAndTime, datedBack } from './event-time.rules.js';
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
  /** All that are signed, each once, by size and time. */
  checkpoints: SignedCheckpoint[];
  /** So many events those cover that come from outside. */
  covered: number;
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
  const ours = inOrder(outside).flatMap(({ note, source }) => keep(readCheckpoint(note, terms.keys), `${source}: `));
  const theirs = stored.flatMap((one) => keep(asSigned(one, terms.keys), 'in the database, '));
  faults.push(...missingOf({ outside, stored }, terms), ...stored.flatMap(edgeFault), ...orderFaults(stored));
  const checkpoints = [...new Map([...ours, ...theirs].map((one) => [one.note, one])).values()].toSorted(bySizeAndTime);
  const made = outside.every(({ number }) => number !== null) ? ours : [];
  faults.push(...forkFaults(checkpoints), ...backFaults(made, theirs, checkpoints));
  const covered = Math.max(0, ...ours.map(({ size }) => size));
  return { checkpoints, covered, findings: faults.map(checkpointFinding) };
}

/** As they were made. Without a number nobody knows: mails are given in the order of their files' names. */
function inOrder(outside: readonly OutsideNote[]): OutsideNote[] {
  return outside.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0));
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

/** By size: of one size there is one tree. */
function forkFaults(checkpoints: readonly SignedCheckpoint[]): string[] {
  return checkpoints.flatMap(({ size, root }, at) => {
    const before = checkpoints[at - 1];
    const isFork = before?.size === size && !before.root.equals(root);
    return isFork ? [`two of ${size} events are signed and have different roots`] : [];
  });
}

/** Times that go back by more than clocks differ, in any of the orders given, each one in which they were made. */
function backFaults(...orders: (readonly SignedCheckpoint[])[]): string[] {
  const faults = orders.flatMap(datedBack).map(({ one, before }) => {
    const nameOf = ({ size, signedAt }: SignedCheckpoint) => `${size} events of ${signedAt}`;
    return `the one over ${nameOf(one)} comes after the one over ${nameOf(before)}, which is later`;
  });
  return [...new Set(faults)];
}

/** Numbers without gaps, sizes that never go back. */
function orderFaults(stored: readonly StoredCheckpoint[]): string[] {
  return stored.flatMap((one, at) => {
    const before = stored[at - 1];
    const isNext = one.number === (before?.number ?? 0) + 1;
    return isNext && one.size >= (before?.size ?? 0) ? [] : [`number ${one.number} does not follow the one before it`];
  });
}

const checkpointFinding = (fault: string): Finding => ({
  ...{ kind: 'checkpoint', leafIndex: null, event: null, after: null, until: null },
  detail: `A checkpoint: ${fault}.`,
});
