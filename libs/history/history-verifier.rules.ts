import { CheckpointTimes, timeFault } from './event-time.rules.js';
import { hashOf } from './event-hash.rules.js';
import { explainDifferences, nameOf } from './explain-differences.rules.js';
import { CompactRange } from './merkle.rules.js';
import { StreamTails } from './stream-tails.rules.js';
import type { Finding, HistoryReport, LeafRow, SignedHistory, StoredEvent } from './verification.types.js';

/** An event that is not, in its place, what the leaf files have there, or whose own hash does not fit it. */
export interface Suspect {
  /** Null: it has no place in the tree. */
  leafIndex: number | null;
  event: StoredEvent;
  /** Of its content; hexadecimal. */
  hash: string;
}

/** An event that does not follow the one before it in its stream. */
export interface LooseEvent extends Suspect {
  why: string;
}

/** What was seen of the stored history, to be held against what was signed. */
export interface Observed {
  /** One above the highest place that was seen. */
  leaves: number;
  /** Places in the tree below that without an event. */
  gaps: number[];
  suspects: Suspect[];
  loose: LooseEvent[];
  tails: StreamTails;
  /** The root that the stored events make, by size, of each checkpoint that they reach; none beyond a gap. */
  roots: ReadonlyMap<number, Buffer>;
  /** Found without what was signed. */
  findings: Finding[];
}

/** Of the findings, so many are kept. */
const MOST_FINDINGS = 1_000;

/**
 * Holds a stored history against what was signed of it. Knows no database: feed it every leaf in order, then every event
 * that waits for its place, then what has neither, and ask.
 */
export class HistoryVerifier {
  private readonly tree = CompactRange.empty();
  private readonly tails = new StreamTails();
  private readonly sizes: Set<number>;
  private readonly roots = new Map<number, Buffer>();
  private readonly gaps: number[] = [];
  private readonly suspects: Suspect[] = [];
  private readonly loose: LooseEvent[] = [];
  private readonly findings: Finding[] = [];
  private readonly times: CheckpointTimes;
  private leaves = 0;
  private pending = 0;

  constructor(private readonly signed: SignedHistory) {
    this.times = new CheckpointTimes(signed.checkpoints);
    this.sizes = new Set(signed.checkpoints.map(({ size }) => size));
    this.noteRoot();
  }

  takeLeaf({ leafIndex, event }: LeafRow): void {
    if (leafIndex < this.leaves) return this.takeTwice(leafIndex, event);
    for (; this.leaves < leafIndex; this.leaves += 1) this.gaps.push(this.leaves);
    this.leaves = leafIndex + 1;
    if (event === null) {
      this.gaps.push(leafIndex);
      return;
    }
    const hash = hashOf(event);
    const bytes = Buffer.from(hash, 'hex');
    if (this.gaps.length === 0) {
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
    this.suspects.push({ leafIndex: null, event, hash: hashOf(event) });
  }

  /** What is not the events' own, such as a checkpoint that is missing. */
  note(finding: Finding): void {
    this.findings.push(finding);
  }

  finish(): HistoryReport {
    const { leaves, gaps, suspects, loose, tails, roots, findings } = this;
    const found = explainDifferences({ leaves, gaps, suspects, loose, tails, roots, findings }, this.signed);
    const last = this.signed.checkpoints.at(-1);
    return {
      leaves,
      pending: this.pending,
      checkpoints: this.signed.checkpoints.length,
      lastCheckpoint: last === undefined ? null : { size: last.size, signedAt: last.signedAt },
      found: found.length,
      findings: found.slice(0, MOST_FINDINGS),
    };
  }

  private takeEvent(taken: Suspect, isInPlace: boolean): void {
    const { event, hash } = taken;
    const isSound = event.hash === hash && event.isAsHashed;
    if (!isInPlace || !isSound) this.suspects.push(taken);
    const why = this.tails.take(event, hash);
    if (why !== null) this.loose.push({ ...taken, why });
    this.holdTime(taken);
  }

  /** What was kept out of the tree and put in later, or dated back, has a time that its checkpoints contradict. */
  private holdTime({ leafIndex, event }: Suspect): void {
    const around = this.times.around(leafIndex);
    const detail = timeFault(event.occurredAt, around);
    if (detail !== null) this.note({ kind: 'out_of_time', leafIndex, event: nameOf(event), ...around, detail });
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
    if (event !== null) this.suspects.push({ leafIndex, event, hash: hashOf(event) });
  }

  private noteRoot(): void {
    if (this.sizes.has(this.tree.size)) this.roots.set(this.tree.size, this.tree.root());
  }
}

const PLACE_TAKEN_TWICE = 'It stands in a place of the tree in which another event stands as well.';

const GONE_WHILE_PENDING: Finding = {
  ...{ kind: 'deleted', leafIndex: null, event: null, after: null, until: null },
  detail: 'An event that waited for its place in the tree is gone; no checkpoint covers it, so nothing more is known.',
};
