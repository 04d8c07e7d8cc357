import type { SignedCheckpoint } from './checkpoint-note.rules.js';
import type { HashedEvent } from './event-hash.rules.js';

/** An event as a table or a file holds it. */
export interface StoredEvent extends HashedEvent {
  /** As stored; lower-case hexadecimal. */
  hash: string;
  /** False: a value in it is written otherwise than its hash can see. */
  isAsHashed: boolean;
}

/** A place in the tree with the event that stands there; null: it is gone. */
export interface LeafRow {
  leafIndex: number;
  event: StoredEvent | null;
}

/** An event by what names it. */
export interface EventName {
  subject: string;
  subjectId: string;
  sequence: number;
  type: string;
  occurredAt: string;
}

/** What the leaf files hold of the tree, beside the checkpoints. Trusted only as far as signed roots confirm it. */
export interface SignedLeaves {
  count: number;
  /** 32 bytes. */
  hashAt(index: number): Uint8Array;
  nameAt(index: number): EventName | null;
  /** From which places on files go, in order, whether they could be understood or not. */
  from?: readonly number[];
}

/** What is kept outside of the database. */
export interface SignedHistory {
  /** By size, those of one size by time, their signatures verified. */
  checkpoints: readonly SignedCheckpoint[];
  leaves: SignedLeaves;
}

/**
 * `changed`: another content than was signed; `rewritten`: the same, with a hash made to fit; `deleted`, `cut` (deleted, at
 * the end of its stream or of all), `inserted`, `moved` (it is there, in another place); `out_of_chain`: it does not follow
 * the event before it; `out_of_time`: its time is not between those of the checkpoints around it; `somewhere`: between two
 * checkpoints something differs, and nothing tells what; `checkpoint`: one is missing, altered or forged; `leaves`: the leaf
 * files do not fit the checkpoints; `tables`: what stands in the place of a table is none, or answers something else than what
 * was written.
 */
export const FINDING_KINDS = [
  'changed',
  'rewritten',
  'deleted',
  'cut',
  'inserted',
  'moved',
  'out_of_chain',
  'out_of_time',
  'somewhere',
  'checkpoint',
  'leaves',
  'tables',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing that is not as it was signed. */
export interface Finding {
  kind: FindingKind;
  /** The place in the tree, from 0; null: it has none. */
  leafIndex: number | null;
  /** As it was signed where that is known, else as it stands there. */
  event: EventName | null;
  /** Between the checkpoints of these times: the last that does not cover the place, the first that does. */
  after: string | null;
  until: string | null;
  /** What was found, in a sentence that does not repeat the fields. */
  detail: string;
}

export interface HistoryReport {
  /** Events in the tree, and events that wait for the next checkpoint. */
  leaves: number;
  pending: number;
  checkpoints: number;
  /** The newest: what came after it is not proven by anything. */
  lastCheckpoint: { size: number; signedAt: string } | null;
  /** How many there are; `findings` are those of each kind that were found first, by their places, and so many of each kind are left untold. */
  found: number;
  findings: Finding[];
  untold: Partial<Record<FindingKind, number>>;
}
