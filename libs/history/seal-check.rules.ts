import type { JsonValue } from './event-hash.rules.js';
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

/** What an event seals, until its value is found. */
interface Sealing {
  event: EventName;
  /** Null: the rule that sealed it is not known any more. */
  personId: string | null;
}

/**
 * Holds the values that are kept beside the history against the digests in its events: feed it every event, then every
 * value, and ask. An erasure that waits for its checkpoint counts: it is an event like any other.
 */
export class SealCheck {
  private readonly sealings = new Map<string, Sealing>();
  private readonly erased = new Set<string>();
  private readonly found: Finding[] = [];

  takeEvent(event: StoredEvent): void {
    if (event.type === 'person.erased') this.erased.add(event.subjectId);
    const states = [event.before, event.after];
    const digests = states.flatMap(sealsIn);
    if (digests.length === 0) return;
    const { subject, subjectId, sequence, type, occurredAt } = event;
    const name = { subject, subjectId, sequence, type, occurredAt };
    const owners = new Map(states.flatMap((state) => ownersOf(subject, state)));
    for (const digest of digests) this.sealings.set(digest, { event: name, personId: owners.get(digest) ?? null });
  }

  takeValue({ digest, personId, salt, value, isAsHashed }: StoredSeal): void {
    const sealing = this.sealings.get(digest);
    if (sealing === undefined) return this.add('inserted', null, 'A sealed value that no event seals.');
    this.sealings.delete(digest);
    const bytes = Buffer.from(salt, 'hex');
    if (!isAsHashed || bytes.length !== SALT_BYTES || digestOf(bytes, value) !== digest) {
      this.add('changed', sealing.event, 'A sealed value of it is not what was sealed: its digest does not fit.');
    } else if (sealing.personId !== null && sealing.personId !== personId) {
      this.add('changed', sealing.event, 'A sealed value of it is listed as that of another person.');
    }
  }

  finish(): Finding[] {
    for (const { event, personId } of this.sealings.values()) {
      if (personId !== null && this.erased.has(personId)) continue;
      this.add('deleted', event, 'A value that it seals is gone, and no erasure of the person says why.');
    }
    return this.found;
  }

  private add(kind: FindingKind, event: EventName | null, detail: string): void {
    this.found.push({ kind, leafIndex: null, event, after: null, until: null, detail });
  }
}
