import { CheckpointTimes, timeFault } from './event-time.rules.js';
import { hashOf } from './event-hash.rules.js';
import { Differences, nameOf, type Suspect } from './explain-differences.rules.js';
import { CompactRange } from './merkle.rules.js';
import { StreamTails } from './stream-tails.rules.js';
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
  private readonly roots = new Map<number, Buffer>();
  private readonly told = new ToldFindings();
  private readonly differences: Differences;
  private readonly times: CheckpointTimes;
  private leaves = 0;
  private pending = 0;
  private hasGaps = false;

  constructor(private readonly signed: SignedHistory) {
    this.times = new CheckpointTimes(signed.checkpoints);
    this.differences = new Differences(signed, this.told);
    this.sizes = new Set(signed.checkpoints.map(({ size }) => size));
    this.noteRoot();
  }

  takeLeaf({ leafIndex, event }: LeafRow): void {
    if (leafIndex < this.leaves) return this.takeTwice(leafIndex, event);
    for (; this.leaves < leafIndex; this.leaves += 1) this.takeGap(this.leaves);
    this.leaves = leafIndex + 1;
    if (event === null) return this.takeGap(leafIndex);
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
    const { leaves, pending, tails, roots, signed } = this;
    this.differences.finish({ leaves, tails, roots });
    const last = signed.checkpoints.at(-1);
    const lastCheckpoint = last === undefined ? null : { size: last.size, signedAt: last.signedAt };
    return { leaves, pending, checkpoints: signed.checkpoints.length, lastCheckpoint, ...this.told.report() };
  }

  private takeGap(leafIndex: number): void {
    this.hasGaps = true;
    this.differences.takeGap(leafIndex);
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

const GONE_WHILE_PENDING: Finding = {
  ...{ kind: 'deleted', leafIndex: null, event: null, after: null, until: null },
  detail: 'An event that waited for its place in the tree is gone; no checkpoint covers it, so nothing more is known.',
};
