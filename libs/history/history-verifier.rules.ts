import { CheckpointTimes, timeFault } from './event-time.rules.js';
import { hashOf } from './event-hash.rules.js';
import { nameOf } from './event-name.rules.js';
import { Differences } from './explain-differences.rules.js';
import { CompactRange } from './merkle.rules.js';
import { StreamTails } from './stream-tails.rules.js';
import type { Suspect } from './suspect.rules.js';
import { ToldFindings } from './told-findings.rules.js';
import type { Finding, HistoryReport, LeafRow, SignedHistory, StoredEvent } from './verification.types.js';

/**
 * Holds a stored history against what was signed of it. Knows no database: feed it every leaf in order, then every event
 * that waits for its place, then what has neither, and ask.
 */
export class HistoryVerifier {
  private readonly tree = CompactRange.empty();
  private readonly tails = new StreamTails();
  private readonly sizes: Set<number>;
  /** So many places the checkpoints cover. */
  private readonly covered: number;
  private readonly roots = new Map<number, Buffer>();
  private readonly told = new ToldFindings();
  private readonly differences: Differences;
  private readonly times: CheckpointTimes;
  /** One above the highest place so far. */
  private end = 0;
  private leaves = 0;
  /** Of those, they stand above everything that a checkpoint covers. */
  private uncovered = 0;
  private pending = 0;
  private hasGaps = false;

  constructor(private readonly signed: SignedHistory) {
    this.covered = signed.checkpoints.at(-1)?.size ?? 0;
    this.times = new CheckpointTimes(signed.checkpoints);
    this.differences = new Differences(signed, this.told);
    this.sizes = new Set(signed.checkpoints.map(({ size }) => size));
    this.noteRoot();
  }

  takeLeaf({ leafIndex, event }: LeafRow): void {
    this.leaves += 1;
    if (!Number.isSafeInteger(leafIndex) || leafIndex < 0) return this.takeNowhere(event);
    if (leafIndex < this.end) return this.takeTwice(leafIndex, event);
    if (leafIndex > this.end) this.takeGap(this.end, leafIndex);
    this.end = leafIndex + 1;
    if (leafIndex >= this.covered) this.uncovered += 1;
    if (event === null) return this.takeGap(leafIndex, this.end);
    const hash = hashOf(event);
    const bytes = Buffer.from(hash, 'hex');
    if (!this.hasGaps) {
      this.tree.append(bytes);
      this.noteRoot();
    }
    this.takeEvent({ leafIndex, event, hash }, this.isInPlace(leafIndex, bytes));
  }

  /** An event that no checkpoint covers yet; null: it is gone before it got its place. */
  takePending(event: StoredEvent | null): void {
    this.pending += 1;
    if (event === null) return this.note(GONE_WHILE_PENDING);
    this.takeEvent({ leafIndex: null, event, hash: hashOf(event) }, true);
  }

  /** An event that has no place in the tree and waits for none. */
  takeUnlisted(event: StoredEvent): void {
    this.differences.takeSuspect(suspectOf({ leafIndex: null, event, hash: hashOf(event) }));
  }

  /** What is not the events' own, such as a checkpoint that is missing. */
  note(finding: Finding): void {
    this.told.add(finding);
  }

  finish(): HistoryReport {
    const { leaves, end, uncovered, pending, tails, roots, signed } = this;
    this.differences.finish({ end, uncovered, tails, roots });
    const last = signed.checkpoints.at(-1);
    const lastCheckpoint = last === undefined ? null : { size: last.size, signedAt: last.signedAt };
    return { leaves, pending, checkpoints: signed.checkpoints.length, lastCheckpoint, ...this.told.report() };
  }

  private takeGap(from: number, to: number): void {
    this.hasGaps = true;
    this.differences.takeGap(from, to);
  }

  private takeEvent(taken: Taken, isInPlace: boolean): void {
    const { leafIndex, event, hash } = taken;
    const suspect = suspectOf(taken);
    if (!isInPlace || !suspect.fits || !suspect.isAsHashed) this.differences.takeSuspect(suspect);
    else if (leafIndex !== null) this.differences.takeSound(leafIndex);
    const why = this.tails.take(event, hash);
    if (why !== null) this.differences.takeLoose({ leafIndex, event: suspect.event, why });
    const around = this.times.around(leafIndex);
    const detail = timeFault(event.occurredAt, around);
    if (detail !== null) this.note({ kind: 'out_of_time', leafIndex, event: suspect.event, ...around, detail });
  }

  /** Nothing that is kept outside says otherwise. */
  private isInPlace(leafIndex: number, hash: Buffer): boolean {
    const { leaves } = this.signed;
    return leafIndex >= leaves.count || hash.equals(leaves.hashAt(leafIndex));
  }

  /** Only where the guards of the tables are gone: whatever is kept outside, one of the two was put there. */
  private takeTwice(leafIndex: number, event: StoredEvent | null): void {
    const name = event === null ? null : nameOf(event);
    this.note({ kind: 'inserted', leafIndex, event: name, after: null, until: null, detail: PLACE_TAKEN_TWICE });
    if (event !== null) this.differences.takeSuspect(suspectOf({ leafIndex, event, hash: hashOf(event) }));
  }

  /** A number that the tree never comes to. Places are walked through and told by numbers: this one is kept out of both. */
  private takeNowhere(event: StoredEvent | null): void {
    const name = event === null ? null : nameOf(event);
    this.note({ kind: 'inserted', leafIndex: null, event: name, after: null, until: null, detail: NO_PLACE });
    if (event !== null) this.takeUnlisted(event);
  }

  private noteRoot(): void {
    if (this.sizes.has(this.tree.size)) this.roots.set(this.tree.size, this.tree.root());
  }
}

interface Taken {
  leafIndex: number | null;
  event: StoredEvent;
  /** Of its content; hexadecimal. */
  hash: string;
}

/** Without its contents: there may be many. */
function suspectOf({ leafIndex, event, hash }: Taken): Suspect {
  return { leafIndex, event: nameOf(event), hash, fits: event.hash === hash, isAsHashed: event.isAsHashed };
}

const PLACE_TAKEN_TWICE = 'It stands in a place of the tree in which another event stands as well.';

const NO_PLACE = 'It is listed under a number that is no place of the tree: below zero, or too large for any tree.';

const GONE_WHILE_PENDING: Finding = {
  ...{ kind: 'deleted', leafIndex: null, event: null, after: null, until: null },
  detail: 'An event that waited for its place in the tree is gone; no checkpoint covers it, so nothing more is known.',
};
