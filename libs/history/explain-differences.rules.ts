import type { Observed, Suspect } from './history-verifier.rules.js';
import { CompactRange } from './merkle.rules.js';
import type { EventName, Finding, FindingKind, SignedHistory } from './verification.types.js';

/**
 * Says of everything that differs from what was signed what has become of it. The leaf files are believed as far as a
 * signed root confirms them; beyond that only the chains and the roots tell.
 */
export function explainDifferences(observed: Observed, signed: SignedHistory): Finding[] {
  const isUntouched =
    observed.suspects.length + observed.gaps.length + observed.loose.length === 0 &&
    signed.checkpoints.every(({ size, root }) => observed.roots.get(size)?.equals(root)) &&
    observed.leaves <= (signed.checkpoints.at(-1)?.size ?? 0);
  if (isUntouched) return observed.findings;
  return new Explanation(observed, signed).findings();
}

class Explanation {
  /** So many leaves of the files are confirmed by a signature. */
  private readonly confirmed: number;
  private readonly found: Finding[];
  /** Confirmed leaves that no sound event stands in, by their hash; what is explained is taken out. */
  private readonly missing = new Map<string, number>();
  /** Streams in which something was found, under any name that it goes by. */
  private readonly explained = new Set<string>();

  constructor(
    private readonly observed: Observed,
    private readonly signed: SignedHistory,
  ) {
    this.found = [...observed.findings];
    this.confirmed = this.confirm();
    for (const index of this.emptyPlaces()) {
      this.missing.set(Buffer.from(signed.leaves.hashAt(index)).toString('hex'), index);
    }
  }

  findings(): Finding[] {
    this.explainAltered(this.explainMoved(this.inDoubt()));
    this.explainDeleted();
    this.explainGaps();
    this.explainUncovered();
    this.explainLoose();
    this.explainRoots();
    return this.found.toSorted((a, b) => (a.leafIndex ?? Infinity) - (b.leafIndex ?? Infinity) || 0);
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
  private emptyPlaces(): number[] {
    const { suspects, gaps, leaves } = this.observed;
    const places = new Set([...gaps, ...suspects.flatMap(({ leafIndex }) => leafIndex ?? [])]);
    for (let index = leaves; index < this.confirmed; index += 1) places.add(index);
    return [...places].filter((index) => index < this.confirmed);
  }

  /** Beyond what is confirmed the files are no evidence: only an event whose own hash does not fit is in doubt there. */
  private inDoubt(): Suspect[] {
    return this.observed.suspects.filter(
      (suspect) => suspect.leafIndex === null || suspect.leafIndex < this.confirmed || !isSound(suspect),
    );
  }

  /** Sound events that were signed in another place. @returns the others */
  private explainMoved(suspects: Suspect[]): Suspect[] {
    return suspects.filter((suspect) => {
      const index = isSound(suspect) ? this.missing.get(suspect.hash) : undefined;
      if (index === undefined) return true;
      this.missing.delete(suspect.hash);
      const place = suspect.leafIndex === null ? 'has no place in the tree any more' : `stands at ${suspect.leafIndex}`;
      this.add('moved', { leafIndex: index, event: suspect.event }, `It was signed in this place and ${place}.`);
      return false;
    });
  }

  /** An event that was signed under the same name, or else in the same place, is what it was; the others are new. */
  private explainAltered(suspects: Suspect[]): void {
    const byName = new Map<string, string>();
    const byPlace = new Map<number, string>();
    for (const [hash, index] of this.missing) {
      const name = this.signed.leaves.nameAt(index);
      if (name !== null) byName.set(keyOf(name), hash);
      byPlace.set(index, hash);
    }
    const claim = (hash: string | undefined) => (hash !== undefined && this.missing.has(hash) ? hash : undefined);
    const strangers = suspects.filter((suspect) => !this.explainOne(suspect, claim(byName.get(keyOf(suspect.event)))));
    for (const suspect of strangers) {
      const place = suspect.leafIndex === null ? undefined : byPlace.get(suspect.leafIndex);
      if (!this.explainOne(suspect, claim(place))) this.explainStranger(suspect);
    }
  }

  /** @param hash what was signed of it. @returns false where that is not known */
  private explainOne(suspect: Suspect, hash: string | undefined): boolean {
    const index = hash === undefined ? undefined : this.missing.get(hash);
    if (hash === undefined || index === undefined) return false;
    this.missing.delete(hash);
    const signedName = this.signed.leaves.nameAt(index);
    this.explained.add(streamOf(suspect.event));
    this.add(
      kindOf(suspect),
      { leafIndex: index, event: signedName ?? suspect.event },
      whatChanged(suspect, hash, signedName),
    );
    return true;
  }

  private explainStranger(suspect: Suspect): void {
    if (!isSound(suspect)) return this.add('changed', suspect, 'Its content does not fit its own hash.');
    const where =
      suspect.leafIndex === null
        ? 'It is in the table and was never taken into the tree'
        : 'Nothing like it was signed';
    this.add('inserted', suspect, `${where}.`);
  }

  private explainDeleted(): void {
    for (const leafIndex of this.missing.values()) {
      const event = this.signed.leaves.nameAt(leafIndex);
      const isEnd = event !== null && this.observed.tails.lastOf(event) < event.sequence;
      if (isEnd) this.add('cut', { leafIndex, event }, 'It was the end of its stream and is gone.');
      else this.add('deleted', { leafIndex, event }, 'It is gone.');
    }
  }

  /** Places without an event of which the leaf files say nothing. */
  private explainGaps(): void {
    for (const leafIndex of this.observed.gaps.filter((one) => one >= this.confirmed)) {
      this.add('deleted', { leafIndex, event: null }, GONE_UNNAMED);
    }
  }

  /** Leaves are made together with a checkpoint: what stands above the last one was put there. */
  private explainUncovered(): void {
    const covered = this.signed.checkpoints.at(-1)?.size ?? 0;
    const { leaves } = this.observed;
    if (leaves <= covered) return;
    const where = { leafIndex: covered, event: null };
    this.add('inserted', where, `${leaves - covered} places in the tree are covered by no checkpoint.`);
  }

  /** Where a stream does not hold together and nothing that was found in it says why. */
  private explainLoose(): void {
    const unexplained = this.observed.loose.filter(({ event }) => !this.explained.has(streamOf(event)));
    for (const loose of unexplained) this.add('out_of_chain', loose, `It does not follow: ${loose.why}.`);
  }

  /** Between the last checkpoint that fits and the first that does not, unless something was found there. */
  private explainRoots(): void {
    const { roots, leaves } = this.observed;
    const { checkpoints } = this.signed;
    const first = checkpoints.find(({ size, root }) => !roots.get(size)?.equals(root));
    if (first === undefined) return;
    const begin =
      checkpoints.findLast(({ size, root }) => size <= first.size && roots.get(size)?.equals(root))?.size ?? 0;
    const isExplained = this.found.some(({ leafIndex }) => leafIndex !== null && leafIndex < first.size);
    if (isExplained) return;
    if (first.size > leaves) {
      const detail = `The checkpoint covers ${first.size} events and ${leaves} are there: the end is cut.`;
      return this.add('cut', { leafIndex: leaves, event: null }, detail);
    }
    const detail = `The events from ${begin} to ${first.size - 1} are not those that were signed.`;
    this.add('somewhere', { leafIndex: begin, event: null }, detail);
  }

  private add(kind: FindingKind, { leafIndex, event }: Where, detail: string): void {
    const { checkpoints } = this.signed;
    if (event !== null && kind !== 'out_of_chain') this.explained.add(streamOf(event));
    const until = leafIndex === null ? undefined : checkpoints.find(({ size }) => size > leafIndex);
    const after = leafIndex === null ? undefined : checkpoints.findLast(({ size }) => size <= leafIndex);
    this.found.push({
      ...{ kind, leafIndex, event: event === null ? null : nameOf(event) },
      ...{ after: after?.signedAt ?? null, until: until?.signedAt ?? null, detail },
    });
  }
}

/** What a finding is about. */
interface Where {
  leafIndex: number | null;
  event: EventName | null;
}

const NOWHERE: Where = { leafIndex: null, event: null };

const GONE_UNNAMED = 'An event stood in this place and is gone; without the leaf files nobody knows which.';

const LEAVES_DO_NOT_FIT =
  'The leaf files do not make the roots that were signed: they were changed, and do not tell which event was.';

const isSound = ({ event, hash }: Suspect) => event.hash === hash && event.isAsHashed;
const kindOf = (suspect: Suspect): FindingKind => (isSound(suspect) ? 'rewritten' : 'changed');
const streamOf = ({ subject, subjectId }: EventName) => `${subject}/${subjectId}`;
const keyOf = (name: EventName) => `${streamOf(name)}/${name.sequence}`;

/** An event by its name alone. */
export function nameOf({ subject, subjectId, sequence, type, occurredAt }: EventName): EventName {
  return { subject, subjectId, sequence, type, occurredAt };
}

function whatChanged({ event, hash }: Suspect, signed: string, name: EventName | null): string {
  if (hash === signed) {
    return event.hash === hash
      ? 'A number in it is written otherwise.'
      : 'Its content is as signed, its stored hash is not.';
  }
  const now =
    name !== null && keyOf(name) !== keyOf(event) ? ` It is number ${event.sequence} of ${streamOf(event)} now.` : '';
  return event.hash === hash && event.isAsHashed
    ? `Its content is not what was signed; its hash was made to fit.${now}`
    : `Its content is not what was signed.${now}`;
}
