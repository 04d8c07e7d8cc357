import type { HashedEvent, JsonValue } from './event-hash.rules.js';

/** What a reader needs to check that a value was sealed: hexadecimal, and the value itself. */
export interface OpenedValue {
  salt: string;
  value: JsonValue;
}

/** The first line of an export. docs/audit.md describes the whole. */
export interface ExportHead {
  pacta: 'history';
  format: 1;
  /** ISO 8601 in UTC. */
  writtenAt: string;
  /** How many leaves follow. */
  size: number;
  /** The public keys that the exporter names, as `name+id+key`: over HTTP none. A reader takes theirs from elsewhere. */
  keys: readonly string[];
}

export interface ExportedCheckpoint {
  /** The signed note. */
  checkpoint: string;
}

/** One event; `event` is left out where the reader is not cleared for it. */
export interface ExportedEvent {
  /** Its place in the tree; null while it waits for the next checkpoint. */
  leaf: number | null;
  event?: HashedEvent;
  hash: string;
  opened?: Record<string, OpenedValue>;
}
