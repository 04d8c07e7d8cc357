import type { JsonValue } from './event-hash.rules.js';
import { nameOf } from './event-name.rules.js';
import { digestOf, ownersOf, SALT_BYTES, sealsIn } from './sealing.rules.js';
import type { EventName, Finding, FindingKind, StoredEvent } from './verification.types.js';

/** A row of `sealed_values`. */
export interface StoredSeal {
  /** Hexadecimal, as the salt. */
  digest: string;
  personId: string;
  salt: string;
  value: JsonValue;
  /** False: the value is written otherwise than its digest can see. */
  isAsHashed: boolean;
}

/** What an event seals. */
interface Sealing {
  event: EventName;
  /** Null: the rule that sealed it is not known any more. */
  personId: string | null;
}

/**
 * Of values that are gone, so many are kept with their event until all erasures are known; of the others their person. Beyond
 * that one that several events seal is counted with each batch of events in which it stands.
 */
const MOST_KEPT = 50_000;

/**
 * Holds the values that are kept beside the history against the digests in its events: feed it the events, a batch at a time
 * with the values that are there for its digests, and ask. An erasure that waits for its checkpoint counts: it is an event
 * like any other. Keeps eight bytes of a value that is as it was sealed, and nothing of the events.
 */
export class SealCheck {
  private sealings = new Map<string, Sealing>();
  private readonly present = new Digests();
  /** By digest: events far from each other may seal the same value. */
  private readonly gone = new Map<string, Sealing>();
  private readonly moreGone = new Map<string | null, number>();
  private readonly erased = new Set<string>();

  /** @param tell is given each finding */
  constructor(private readonly tell: (finding: Finding) => void) {}

  /** @returns the digests of whose values the next `takeValues` has to know */
  takeEvents(events: readonly StoredEvent[]): string[] {
    for (const event of events) this.takeEvent(event);
    return [...this.sealings.keys()];
  }

  /** All values that there are for those digests. */
  takeValues(values: readonly StoredSeal[]): void {
    for (const value of values) this.takeValue(value);
    for (const [digest, sealing] of this.sealings) {
      if (this.gone.has(digest)) continue;
      if (sealing.personId !== null && this.erased.has(sealing.personId)) continue;
      if (this.gone.size < MOST_KEPT) this.gone.set(digest, sealing);
      else this.moreGone.set(sealing.personId, (this.moreGone.get(sealing.personId) ?? 0) + 1);
    }
    this.sealings = new Map();
  }

  /** @param stored how many values there are in all */
  finish(stored: number): void {
    const isErased = (personId: string | null) => personId !== null && this.erased.has(personId);
    for (const { event, personId } of this.gone.values()) if (!isErased(personId)) this.add('deleted', event, GONE);
    for (const [personId, count] of this.moreGone) {
      for (let left = isErased(personId) ? 0 : count; left > 0; left -= 1) this.add('deleted', null, GONE);
    }
    const strangers = stored - this.present.count();
    if (strangers > 0) this.add('inserted', null, `Of the sealed values ${strangers} are sealed by no event.`);
  }

  private takeEvent(event: StoredEvent): void {
    if (event.type === 'person.erased') this.erased.add(event.subjectId);
    const states = [event.before, event.after];
    const digests = states.flatMap(sealsIn);
    if (digests.length === 0) return;
    const owners = new Map(states.flatMap((state) => ownersOf(event.subject, state)));
    const name = nameOf(event);
    for (const digest of digests) this.sealings.set(digest, { event: name, personId: owners.get(digest) ?? null });
  }

  private takeValue({ digest, personId, salt, value, isAsHashed }: StoredSeal): void {
    const sealing = this.sealings.get(digest);
    if (sealing === undefined) return;
    this.sealings.delete(digest);
    this.present.add(digest);
    const bytes = Buffer.from(salt, 'hex');
    if (!isAsHashed || bytes.length !== SALT_BYTES || digestOf(bytes, value) !== digest) {
      this.add('changed', sealing.event, 'A sealed value of it is not what was sealed: its digest does not fit.');
    } else if (sealing.personId !== null && sealing.personId !== personId) {
      this.add('changed', sealing.event, 'A sealed value of it is listed as that of another person.');
    }
  }

  private add(kind: FindingKind, event: EventName | null, detail: string): void {
    this.tell({ kind, leafIndex: null, event, after: null, until: null, detail });
  }
}

const GONE = 'A value that it seals is gone, and no erasure of the person says why.';

/**
 * How many different digests there were, by their first eight bytes. Two that somebody made alike there count as one, so that
 * too many values seem to be there: that is told, and not kept secret.
 */
class Digests {
  private starts = new BigUint64Array(1_024);
  private length = 0;

  add(digest: string): void {
    if (this.length === this.starts.length) {
      const larger = new BigUint64Array(2 * this.length);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[this.length] = BigInt(`0x${digest.slice(0, 16)}`);
    this.length += 1;
  }

  count(): number {
    const sorted = this.starts.slice(0, this.length).sort();
    return sorted.reduce((count, start, at) => (at > 0 && sorted[at - 1] === start ? count : count + 1), 0);
  }
}
