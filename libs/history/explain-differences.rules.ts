import { LEAVES_DO_NOT_FIT, whatChanged, whatIsGone } from './difference-words.rules.js';
import { keyOf, nameOf, streamOf } from './event-name.rules.js';
import { timesAround } from './event-time.rules.js';
import { firstOtherRoot, NOWHERE, uncoveredPlaces, type Where } from './root-differences.rules.js';
import { SignedPlaces } from './signed-places.rules.js';
import type { StreamTails } from './stream-tails.rules.js';
import { isSound, type Suspect } from './suspect.rules.js';
import type { ToldFindings } from './told-findings.rules.js';
import type { EventName, FindingKind, SignedHistory } from './verification.types.js';

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

/** So many are kept to be looked at in the end, beside what is told at once; of the others each is one finding. */
const MOST_KEPT = 50_000;

/**
 * Says of everything that differs from what was signed what has become of it. The leaf files are believed as far as a
 * signed root confirms them; beyond that only the chains and the roots tell. Takes places in their order; keeps no contents,
 * and of names no more than a bound: somebody may have changed a million events.
 */
export class Differences {
  private places: SignedPlaces | null = null;
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
    this.places?.close(leafIndex);
  }

  /**
   * Nothing stands in the places from one up to another, without it. Those are numbers that the database gives, and may be
   * any: only as many are looked at one by one as the leaf files have lines.
   */
  takeGap(from: number, to: number): void {
    const { confirmed } = this.look();
    this.leaves = to;
    for (let at = from; at < Math.min(to, confirmed); at += 1) this.explain(this.look().nameAt(at));
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
      this.places === null &&
      this.loose.length === 0 &&
      checkpoints.every(({ size, root }) => roots.get(size)?.equals(root)) &&
      uncovered === 0;
    if (isUntouched) return;
    this.look();
    this.explainMoved();
    this.explainAltered();
    this.explainDeleted(tails);
    const told = uncoveredPlaces(this.signed, uncovered);
    if (told !== null) this.add(...told);
    for (const loose of this.loose) if (!this.explained.has(streamOf(loose.event))) this.addLoose(loose);
    const root = firstOtherRoot(this.signed, { end, roots });
    if (root !== null && !this.told.isAnyBelow(root.size)) this.add(...root.told);
  }

  /** What was signed in the place in which it stands, by its name, is explained at once: most of what is altered is. */
  private isExplainedInPlace(suspect: Suspect, leafIndex: number): boolean {
    const name = this.look().isOpen(leafIndex) ? this.look().nameAt(leafIndex) : null;
    this.explain(name);
    if (name === null || keyOf(name) !== keyOf(suspect.event)) return false;
    this.explainAs(suspect, leafIndex, name);
    return true;
  }

  /** Looked at once something differs: where nothing does, the leaf files need not be hashed. */
  private look(): SignedPlaces {
    if (this.places === null) {
      this.places = new SignedPlaces(this.signed, this.leaves);
      if (!this.places.areBelieved) this.add('leaves', NOWHERE, LEAVES_DO_NOT_FIT);
    }
    return this.places;
  }

  /** Sound events that were signed in another place. */
  private explainMoved(): void {
    const byHash = new Map([...this.suspects].filter(isSound).map((suspect) => [suspect.hash, suspect]));
    if (byHash.size === 0) return;
    for (const index of this.look().openPlaces()) {
      const suspect = byHash.get(this.look().hashAt(index));
      if (suspect === undefined || !this.suspects.delete(suspect)) continue;
      this.look().close(index);
      const { leafIndex, event } = suspect;
      const place = leafIndex === null ? 'has no place in the tree any more' : `stands at ${leafIndex}`;
      this.add('moved', { leafIndex: index, event }, `It was signed in this place and ${place}.`);
    }
  }

  /** An event that was signed under the same name, or else in the same place, is what it was; the others are new. */
  private explainAltered(): void {
    if (this.suspects.size === 0) return;
    const byName = new Map([...this.suspects].map((suspect) => [keyOf(suspect.event), suspect]));
    for (const index of this.look().openPlaces()) {
      const name = this.look().nameAt(index);
      const suspect = name === null ? undefined : byName.get(keyOf(name));
      if (suspect !== undefined && this.suspects.delete(suspect)) this.explainAs(suspect, index, name);
    }
    for (const suspect of this.suspects) {
      const { leafIndex } = suspect;
      if (leafIndex === null || !this.look().isOpen(leafIndex)) this.explainStranger(suspect);
      else this.explainAs(suspect, leafIndex, this.look().nameAt(leafIndex));
    }
  }

  /** It is what was signed in a place, under a name that is maybe another. */
  private explainAs(suspect: Suspect, index: number, name: EventName | null): void {
    const signed = this.look().hashAt(index);
    this.look().close(index);
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
    if (leafIndex !== null) this.look().close(leafIndex);
    if (isSound(suspect)) this.add(leafIndex === null ? 'inserted' : 'moved', suspect, 'It was not signed here.');
    else this.explainStranger(suspect);
  }

  private explainDeleted(tails: StreamTails): void {
    for (const leafIndex of this.look().openPlaces()) {
      const event = this.look().nameAt(leafIndex);
      const isEnd = event !== null && tails.lastOf(event) < event.sequence;
      if (isEnd) this.add('cut', { leafIndex, event }, 'It was the end of its stream and is gone.');
      else this.add('deleted', { leafIndex, event }, 'It is gone.');
    }
  }

  /** Where a stream does not hold together and nothing that was found in it says why. */
  private addLoose(loose: LooseEvent): void {
    this.add('out_of_chain', loose, `It does not follow: ${loose.why}.`);
  }

  private add(kind: FindingKind, { leafIndex, event }: Where, detail: string): void {
    if (kind !== 'out_of_chain') this.explain(event);
    this.told.add({
      ...{ kind, leafIndex, event: event === null ? null : nameOf(event) },
      ...timesAround(this.signed.checkpoints, leafIndex),
      detail,
    });
  }

  private explain(event: EventName | null): void {
    if (event !== null) this.explained.add(streamOf(event));
  }
}
