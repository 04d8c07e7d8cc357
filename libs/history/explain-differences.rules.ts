import { CompactRange } from './merkle.rules.js';
import type { StreamTails } from './stream-tails.rules.js';
import type { ToldFindings } from './told-findings.rules.js';
import type { EventName, Finding, FindingKind, SignedHistory } from './verification.types.js';

/** An event that is not, in its place, what the leaf files have there, or whose own hash does not fit it. By what names it. */
export interface Suspect {
  /** Null: it has no place in the tree. */
  leafIndex: number | null;
  event: EventName;
  /** Of its content; hexadecimal. */
  hash: string;
  /** Its stored hash is that of its content. */
  fits: boolean;
  /** False: a value in it is written otherwise than its hash can see. */
  isAsHashed: boolean;
}

interface LooseEvent {
  leafIndex: number | null;
  event: EventName;
  why: string;
}

/** What is known when everything was read. */
export interface Seen {
  /** One above the highest place that was seen. */
  end: number;
  /** So many places are taken above the last checkpoint. */
  uncovered: number;
  tails: StreamTails;
  /** The root that the stored events make, by size, of each checkpoint that they reach; none beyond a gap. */
  roots: ReadonlyMap<number, Buffer>;
}

/** What is looked at once something differs. */
interface Evidence {
  /** So many leaves of the files are confirmed by a signature. */
  confirmed: number;
  /** Of each of them, 1 while nothing is known of what was signed there. */
  open: Uint8Array;
}

/** So many are kept to be looked at in the end, beside what is told at once; of the others each is one finding. */
const MOST_KEPT = 50_000;

/**
 * Says of everything that differs from what was signed what has become of it. The leaf files are believed as far as a
 * signed root confirms them; beyond that only the chains and the roots tell. Takes places in their order; keeps no contents,
 * and of names no more than a bound: somebody may have changed a million events.
 */
export class Differences {
  private evidence: Evidence | null = null;
  /** Places below this were looked at. */
  private leaves = 0;
  private readonly suspects = new Set<Suspect>();
  private readonly loose: LooseEvent[] = [];
  /** Streams in which something was found, under any name that it goes by. */
  private readonly explained = new Set<string>();

  constructor(
    private readonly signed: SignedHistory,
    private readonly told: ToldFindings,
  ) {}

  /** What stands in a place is what was signed there, as far as is known. */
  takeSound(leafIndex: number): void {
    this.leaves = leafIndex + 1;
    if (this.evidence !== null && leafIndex < this.evidence.confirmed) this.evidence.open[leafIndex] = 0;
  }

  /**
   * Nothing stands in the places from one up to another, without it. Those are numbers that the database gives, and may be
   * any: only as many are looked at one by one as the leaf files have lines.
   */
  takeGap(from: number, to: number): void {
    const { confirmed } = this.look();
    this.leaves = to;
    for (let at = from; at < Math.min(to, confirmed); at += 1) this.explain(this.signed.leaves.nameAt(at));
    // What is empty above the last checkpoint was never signed: nobody knows that anything stood there.
    const first = Math.max(from, confirmed);
    const end = Math.min(to, this.signed.checkpoints.at(-1)?.size ?? 0);
    if (first < end) this.add('deleted', { leafIndex: first, event: null }, whatIsGone(first, end));
  }

  takeSuspect(suspect: Suspect): void {
    const { confirmed } = this.look();
    const { leafIndex, event } = suspect;
    this.leaves = Math.max(this.leaves, leafIndex === null ? 0 : leafIndex + 1);
    const isBeyond = leafIndex !== null && leafIndex >= confirmed;
    // Beyond what is confirmed the files are no evidence: only an event whose own hash does not fit is in doubt there.
    if (isBeyond && isSound(suspect)) return;
    this.explain(event);
    if (isBeyond && confirmed === 0) return this.explainStranger(suspect);
    if (leafIndex !== null && this.isExplainedInPlace(suspect, leafIndex)) return;
    if (this.suspects.size < MOST_KEPT) this.suspects.add(suspect);
    else this.countOnly(suspect);
  }

  /** An event that does not follow the one before it in its stream. */
  takeLoose(loose: LooseEvent): void {
    if (this.explained.has(streamOf(loose.event))) return;
    if (this.loose.length < MOST_KEPT) this.loose.push(loose);
    else this.addLoose(loose);
  }

  finish({ end, uncovered, tails, roots }: Seen): void {
    const { checkpoints } = this.signed;
    const isUntouched =
      this.evidence === null &&
      this.loose.length === 0 &&
      checkpoints.every(({ size, root }) => roots.get(size)?.equals(root)) &&
      uncovered === 0;
    if (isUntouched) return;
    this.look();
    this.explainMoved();
    this.explainAltered();
    this.explainDeleted(tails);
    this.explainUncovered(uncovered);
    for (const loose of this.loose) if (!this.explained.has(streamOf(loose.event))) this.addLoose(loose);
    this.explainRoots(end, roots);
  }

  /** What was signed in the place in which it stands, by its name, is explained at once: most of what is altered is. */
  private isExplainedInPlace(suspect: Suspect, leafIndex: number): boolean {
    const name = this.look().open[leafIndex] === 1 ? this.signed.leaves.nameAt(leafIndex) : null;
    this.explain(name);
    if (name === null || keyOf(name) !== keyOf(suspect.event)) return false;
    this.explainAs(suspect, leafIndex, name);
    return true;
  }

  /** Looked at once something differs: where nothing does, the leaf files need not be hashed. */
  private look(): Evidence {
    if (this.evidence === null) {
      const confirmed = this.confirm();
      this.evidence = { confirmed, open: new Uint8Array(confirmed).fill(1, Math.min(this.leaves, confirmed)) };
    }
    return this.evidence;
  }

  /** The size of the largest checkpoint whose root the leaf files make. */
  private confirm(): number {
    const { checkpoints, leaves } = this.signed;
    const tree = CompactRange.empty();
    let confirmed = 0;
    for (const { size, root } of checkpoints.filter((one) => one.size <= leaves.count)) {
      while (tree.size < size) tree.append(leaves.hashAt(tree.size));
      if (tree.root().equals(root)) confirmed = size;
    }
    const last = checkpoints.findLast(({ size }) => size <= leaves.count)?.size ?? 0;
    if (confirmed < last) this.add('leaves', NOWHERE, LEAVES_DO_NOT_FIT);
    return confirmed;
  }

  /** Confirmed places without the event that was signed there. */
  private *openPlaces(): Generator<number> {
    const { open } = this.look();
    for (let at = open.indexOf(1); at >= 0; at = open.indexOf(1, at + 1)) yield at;
  }

  /** Sound events that were signed in another place. */
  private explainMoved(): void {
    const byHash = new Map([...this.suspects].filter(isSound).map((suspect) => [suspect.hash, suspect]));
    if (byHash.size === 0) return;
    for (const index of this.openPlaces()) {
      const suspect = byHash.get(this.hashAt(index));
      if (suspect === undefined || !this.suspects.delete(suspect)) continue;
      this.close(index);
      const { leafIndex, event } = suspect;
      const place = leafIndex === null ? 'has no place in the tree any more' : `stands at ${leafIndex}`;
      this.add('moved', { leafIndex: index, event }, `It was signed in this place and ${place}.`);
    }
  }

  /** An event that was signed under the same name, or else in the same place, is what it was; the others are new. */
  private explainAltered(): void {
    if (this.suspects.size === 0) return;
    const byName = new Map([...this.suspects].map((suspect) => [keyOf(suspect.event), suspect]));
    for (const index of this.openPlaces()) {
      const name = this.signed.leaves.nameAt(index);
      const suspect = name === null ? undefined : byName.get(keyOf(name));
      if (suspect !== undefined && this.suspects.delete(suspect)) this.explainAs(suspect, index, name);
    }
    for (const suspect of this.suspects) {
      const { leafIndex } = suspect;
      if (leafIndex === null || this.look().open[leafIndex] !== 1) this.explainStranger(suspect);
      else this.explainAs(suspect, leafIndex, this.signed.leaves.nameAt(leafIndex));
    }
  }

  /** It is what was signed in a place, under a name that is maybe another. */
  private explainAs(suspect: Suspect, index: number, name: EventName | null): void {
    const signed = this.hashAt(index);
    this.close(index);
    this.explain(suspect.event);
    const kind = isSound(suspect) ? 'rewritten' : 'changed';
    this.add(kind, { leafIndex: index, event: name ?? suspect.event }, whatChanged(suspect, signed, name));
  }

  private explainStranger(suspect: Suspect): void {
    if (!isSound(suspect)) return this.add('changed', suspect, 'Its content does not fit its own hash.');
    const where =
      suspect.leafIndex === null
        ? 'It is in the table and was never taken into the tree'
        : 'Nothing like it was signed';
    this.add('inserted', suspect, `${where}.`);
  }

  /** Of more than are kept nobody says whether they were moved or rewritten: each is one finding, with its place. */
  private countOnly(suspect: Suspect): void {
    const { leafIndex } = suspect;
    if (leafIndex !== null && leafIndex < this.look().confirmed) this.close(leafIndex);
    if (isSound(suspect)) this.add(leafIndex === null ? 'inserted' : 'moved', suspect, 'It was not signed here.');
    else this.explainStranger(suspect);
  }

  private explainDeleted(tails: StreamTails): void {
    for (const leafIndex of this.openPlaces()) {
      const event = this.signed.leaves.nameAt(leafIndex);
      const isEnd = event !== null && tails.lastOf(event) < event.sequence;
      if (isEnd) this.add('cut', { leafIndex, event }, 'It was the end of its stream and is gone.');
      else this.add('deleted', { leafIndex, event }, 'It is gone.');
    }
  }

  /** Leaves are made together with a checkpoint: what stands above the last one was put there. */
  private explainUncovered(uncovered: number): void {
    if (uncovered === 0) return;
    const where = { leafIndex: this.signed.checkpoints.at(-1)?.size ?? 0, event: null };
    this.add('inserted', where, `${uncovered} places in the tree are covered by no checkpoint.`);
  }

  /** Between the last checkpoint that fits and the first that does not, unless something was found there. */
  private explainRoots(end: number, roots: Seen['roots']): void {
    const { checkpoints } = this.signed;
    const first = checkpoints.find(({ size, root }) => !roots.get(size)?.equals(root));
    if (first === undefined) return;
    const begin =
      checkpoints.findLast(({ size, root }) => size <= first.size && roots.get(size)?.equals(root))?.size ?? 0;
    if (this.told.isAnyBelow(first.size)) return;
    if (first.size > end) {
      const detail = `The checkpoint covers ${first.size} events and ${end} are there: the end is cut.`;
      return this.add('cut', { leafIndex: end, event: null }, detail);
    }
    const detail = `The events from ${begin} to ${first.size - 1} are not those that were signed.`;
    this.add('somewhere', { leafIndex: begin, event: null }, detail);
  }

  /** Where a stream does not hold together and nothing that was found in it says why. */
  private addLoose(loose: LooseEvent): void {
    this.add('out_of_chain', loose, `It does not follow: ${loose.why}.`);
  }

  private add(kind: FindingKind, { leafIndex, event }: Where, detail: string): void {
    if (kind !== 'out_of_chain') this.explain(event);
    this.told.add({
      ...{ kind, leafIndex, event: event === null ? null : nameOf(event) },
      ...this.between(leafIndex),
      detail,
    });
  }

  /** By halves: there may be a checkpoint for each hour of years, and a finding for each event. */
  private between(leafIndex: number | null): Pick<Finding, 'after' | 'until'> {
    const { checkpoints } = this.signed;
    if (leafIndex === null) return { after: null, until: null };
    let [low, high] = [0, checkpoints.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((checkpoints[middle]?.size ?? 0) <= leafIndex) low = middle + 1;
      else high = middle;
    }
    return { after: checkpoints[low - 1]?.signedAt ?? null, until: checkpoints[low]?.signedAt ?? null };
  }

  private explain(event: EventName | null): void {
    if (event !== null) this.explained.add(streamOf(event));
  }

  private close(index: number): void {
    this.look().open[index] = 0;
  }

  private hashAt(index: number): string {
    return Buffer.from(this.signed.leaves.hashAt(index)).toString('hex');
  }
}

/** What a finding is about. */
interface Where {
  leafIndex: number | null;
  event: EventName | null;
}

const NOWHERE: Where = { leafIndex: null, event: null };

function whatIsGone(from: number, to: number): string {
  const what =
    to - from === 1 ? 'An event stood in this place and' : `In the places ${from} to ${to - 1} events stood, and each`;
  return `${what} is gone; without the leaf files nobody knows which.`;
}

const LEAVES_DO_NOT_FIT =
  'The leaf files do not make the roots that were signed: they were changed, and do not tell which event was.';

const isSound = ({ fits, isAsHashed }: Suspect) => fits && isAsHashed;
const streamOf = ({ subject, subjectId }: EventName) => `${subject}/${subjectId}`;
const keyOf = (name: EventName) => `${streamOf(name)}/${name.sequence}`;

/** An event by its name alone. */
export function nameOf({ subject, subjectId, sequence, type, occurredAt }: EventName): EventName {
  return { subject, subjectId, sequence, type, occurredAt };
}

function whatChanged({ event, hash, fits, isAsHashed }: Suspect, signed: string, name: EventName | null): string {
  if (hash === signed) {
    return fits ? 'A number in it is written otherwise.' : 'Its content is as signed, its stored hash is not.';
  }
  const now =
    name !== null && keyOf(name) !== keyOf(event) ? ` It is number ${event.sequence} of ${streamOf(event)} now.` : '';
  return fits && isAsHashed
    ? `Its content is not what was signed; its hash was made to fit.${now}`
    : `Its content is not what was signed.${now}`;
}
