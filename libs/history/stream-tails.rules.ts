import { NO_HASH } from './event-hash.rules.js';
import { streamOf } from './event-name.rules.js';
import type { StoredEvent } from './verification.types.js';

interface Tail {
  sequence: number;
  hash: string;
}

const BEGINNING: Tail = { sequence: 0, hash: NO_HASH };

/** Where each stream of events stands, as they are read in order. */
export class StreamTails {
  private readonly tails = new Map<string, Tail>();

  /**
   * Takes the next event of its stream.
   * @param hash of its content, not as stored
   * @param withheld hashes of events that came before and do not say of which stream they are: one of them may be the one
   * before it, and is taken out then
   * @returns in words why it does not follow the one before it; null where it does. The next is held against this one.
   */
  take(event: StoredEvent, hash: string, withheld: Set<string> = new Set()): string | null {
    const stream = streamOf(event);
    const before = this.tails.get(stream) ?? BEGINNING;
    this.tails.set(stream, { sequence: event.sequence, hash });
    if (event.sequence > before.sequence + 1 && withheld.delete(event.previousHash)) return null;
    if (event.sequence !== before.sequence + 1) {
      return before.sequence === 0
        ? 'it is the first of its stream that is there'
        : `it comes after number ${before.sequence}`;
    }
    return event.previousHash === before.hash ? null : 'it carries another hash than that of the event before it';
  }

  /** The number of the last event of a stream; 0 where there is none. */
  lastOf(event: { subject: string; subjectId: string }): number {
    return this.tails.get(streamOf(event))?.sequence ?? 0;
  }
}
