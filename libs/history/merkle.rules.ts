import { hash as digest } from 'node:crypto';

/*
 * The Merkle tree of RFC 6962, section 2.1: a leaf is SHA-256(0x00 || data), a node SHA-256(0x01 || left || right), and a
 * tree of n leaves splits at the largest power of two below n. All hashes are 32 bytes.
 */

const LEAF = 0;
const NODE = 1;

export const HASH_BYTES = 32;

// One call for each hash, and no allocation of what goes into it: a million events take three million of them.
const sha256 = (data: Uint8Array): Buffer => digest('sha256', data, 'buffer');
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

/** The hash of a tree without leaves. */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0));

export function leafHash(data: Uint8Array): Buffer {
  const input = Buffer.alloc(1 + data.length, LEAF);
  input.set(data, 1);
  return sha256(input);
}

/** @param left and right of 32 bytes each */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first, as many as the size has ones in
 * binary. It is all that appending and the root need.
 */
export class CompactRange {
  private constructor(
    private count: number,
    private readonly peaks: Buffer[],
  ) {}

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /** @returns null where the bytes are not the peaks of a tree of that size. */
  static fromBytes(size: number, bytes: Uint8Array): CompactRange | null {
    if (!Number.isSafeInteger(size) || size < 0 || bytes.length !== onesOf(size) * HASH_BYTES) return null;
    const peaks = Array.from({ length: onesOf(size) }, (_, at) =>
      Buffer.from(bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
    );
    return new CompactRange(size, peaks);
  }

  get size(): number {
    return this.count;
  }

  /** Adds a leaf with this data at the end. */
  append(data: Uint8Array): void {
    let hash = leafHash(data);
    // Each trailing one of the size is a complete subtree to the left of the same height.
    for (let rest = this.count; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      hash = nodeHash(this.peaks.pop() ?? EMPTY_ROOT, hash);
    }
    this.peaks.push(hash);
    this.count += 1;
  }

  root(): Buffer {
    const [last, ...others] = this.peaks.toReversed();
    return last === undefined ? EMPTY_ROOT : others.reduce((right, left) => nodeHash(left, right), last);
  }

  toBytes(): Buffer {
    return Buffer.concat(this.peaks);
  }
}

/** The root over leaves with this data, in order. */
export function rootOf(leaves: Iterable<Uint8Array>): Buffer {
  const range = CompactRange.empty();
  for (const data of leaves) range.append(data);
  return range.root();
}

/** The hashes beside the way from a leaf up to the root (RFC 6962, 2.1.1). @throws RangeError for a leaf that is not there */
export function inclusionProof(index: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...inclusionProof(index, leaves.slice(0, split)), rootOf(leaves.slice(split))]
    : [...inclusionProof(index - split, leaves.slice(split)), rootOf(leaves.slice(0, split))];
}

/** What shows that the tree of the first `size` leaves is the beginning of this one (RFC 6962, 2.1.2). */
export function consistencyProof(size: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length) throw new RangeError(`no tree of ${size} leaves`);
  return size === 0 ? [] : subproof(size, leaves, true);
}

function subproof(size: number, leaves: readonly Uint8Array[], isWhole: boolean): Buffer[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  return size <= split
    ? [...subproof(size, leaves.slice(0, split), isWhole), rootOf(leaves.slice(split))]
    : [...subproof(size - split, leaves.slice(split), false), rootOf(leaves.slice(0, split))];
}

/** A place in a tree. */
export interface Place {
  index: number;
  size: number;
}

/** Whether a leaf with this data stands at that place of the tree with that root. */
export function includes(
  { index, size }: Place,
  data: Uint8Array,
  { proof, root }: { proof: readonly Uint8Array[]; root: Uint8Array },
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size || !areHashes([root, ...proof])) return false;
  const sides = sidesOf(index, size - 1, proof.length);
  if (sides === null) return false;
  const climb = (hash: Buffer, step: Uint8Array, at: number) =>
    sides[at] === 'left' ? nodeHash(step, hash) : nodeHash(hash, step);
  return same(proof.reduce<Buffer>(climb, leafHash(data)), root);
}

/** A tree by its head. */
export interface TreeHead {
  size: number;
  root: Uint8Array;
}

/** Whether the older tree is the beginning of the newer one. */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (older.size > newer.size || !areHashes([older.root, newer.root, ...proof])) return false;
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root);
  if (older.size === 0) return proof.length === 0 && same(older.root, EMPTY_ROOT);
  // A complete older tree is a subtree of the newer one: its root need not be told.
  const [first, ...steps] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  const sides = sidesOf(fn, sn, steps.length);
  if (first === undefined || sides === null) return false;
  let [before, now] = [first, first];
  steps.forEach((step, at) => {
    // What stands to the right came later: the older tree knows nothing of it.
    if (sides[at] === 'left') before = nodeHash(step, before);
    now = sides[at] === 'left' ? nodeHash(step, now) : nodeHash(now, step);
  });
  return same(before, older.root) && same(now, newer.root);
}

/**
 * On which side of the way up each step of a proof stands, from node `fn` where the last one of its level is `sn`.
 * @returns null where a proof of so many steps does not lead to the root.
 */
function sidesOf(fn: number, sn: number, steps: number): ('left' | 'right')[] | null {
  const sides: ('left' | 'right')[] = [];
  for (; sides.length < steps; [fn, sn] = [half(fn), half(sn)]) {
    if (sn === 0) return null;
    const isLeft = fn % 2 === 1 || fn === sn;
    sides.push(isLeft ? 'left' : 'right');
    // A last node without a sibling is passed up as it is.
    while (isLeft && fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? sides : null;
}

const areHashes = (values: readonly Uint8Array[]) => values.every((value) => value.length === HASH_BYTES);
const half = (value: number) => Math.floor(value / 2);
const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
const isPowerOfTwo = (value: number) => onesOf(value) === 1;

/** The largest power of two below a size of at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The ones of a number in binary; sizes may be beyond 32 bits. */
function onesOf(value: number): number {
  let ones = 0;
  for (let rest = value; rest > 0; rest = half(rest)) ones += rest % 2;
  return ones;
}
