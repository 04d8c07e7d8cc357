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

const half = (value: number) => Math.floor(value / 2);

/** The ones of a number in binary; sizes may be beyond 32 bits. */
function onesOf(value: number): number {
  let ones = 0;
  for (let rest = value; rest > 0; rest = half(rest)) ones += rest % 2;
  return ones;
}
