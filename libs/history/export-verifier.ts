import { type SignedCheckpoint, readCheckpoint, type VerifierKey } from './checkpoint-note.rules.js';
import type { OutsideNote } from './compare-checkpoints.rules.js';
import { bySizeAndTime, CheckpointTimes, timeFault } from './event-time.rules.js';
import { hashOf, type HashedEvent, type JsonValue } from './event-hash.rules.js';
import type { ExportedEvent, OpenedValue } from './export-line.types.js';
import { CompactRange } from './merkle.rules.js';
import { digestOf, sealsIn } from './sealing.rules.js';
import { StreamTails } from './stream-tails.rules.js';

/** What is wrong in an export, and in which line, from 1; line 0: in the whole. */
export interface ExportFault {
  line: number;
  /** The checkpoint from elsewhere that says so; left out where it is the export itself. */
  source?: string;
  message: string;
}

export interface ExportReport {
  leaves: number;
  /** Events that no checkpoint covers yet. */
  waiting: number;
  /** Events of which only the hash is there. */
  withheld: number;
  opened: number;
  erased: number;
  checkpoints: number;
  /** Checkpoints that came from elsewhere. */
  outside: number;
  /** The newest checkpoint; null where none holds. */
  lastCheckpoint: { size: number; signedAt: string } | null;
  found: number;
  /** The first of them. */
  faults: ExportFault[];
}

const MOST_FAULTS = 1_000;

/** Checks an export, a line at a time: needs no database. docs/verify-export.mjs does the same with none of this code. */
export class ExportVerifier {
  private readonly tree = CompactRange.empty();
  private readonly tails = new StreamTails();
  private readonly withheld = new Set<string>();
  private readonly checkpoints = new Map<number, HeldCheckpoint[]>();
  private readonly faults: ExportFault[] = [];
  private readonly counts = { waiting: 0, withheld: 0, opened: 0, erased: 0, checkpoints: 0, outside: 0, found: 0 };
  private last: SignedCheckpoint | null = null;
  /** Once all checkpoints have come: they are before the first event. */
  private times: CheckpointTimes | null = null;
  private size: number | null = null;
  private line = 0;

  /** @param outside checkpoints that somebody has kept apart from the register: what was replaced as a whole shows by them */
  constructor(
    private readonly keys: readonly VerifierKey[],
    outside: readonly OutsideNote[] = [],
  ) {
    for (const { source, note } of outside) this.takeOutside(note, source);
  }

  take(text: string): void {
    this.line += 1;
    const line = parsed(text);
    if (line === null) return this.fault('is not a JSON object');
    if (this.line === 1) return this.takeHead(line);
    if (typeof line['checkpoint'] === 'string') return this.takeCheckpoint(line['checkpoint']);
    if (isExportedEvent(line)) return this.takeEvent(line);
    this.fault('is neither an event nor a checkpoint');
  }

  finish(): ExportReport {
    this.line = 0;
    if (this.size !== this.tree.size) {
      this.fault(`the head names ${this.size ?? 'no'} leaves, there are ${this.tree.size}`);
    }
    for (const { size, source } of [...this.checkpoints.values()].flat()) {
      if (size <= this.tree.size) continue;
      const why = source === undefined ? '' : ': the export is older, or its end is cut off';
      this.fault(`a checkpoint covers ${size} leaves, there are ${this.tree.size}${why}`, source);
    }
    const { last } = this;
    if (last === null) this.fault('no checkpoint holds: nothing here is signed');
    else if (last.size < this.tree.size) {
      this.fault(`${this.tree.size - last.size} leaves are in no tree that is signed`);
    }
    const lastCheckpoint = last && { size: last.size, signedAt: last.signedAt };
    return { leaves: this.tree.size, ...this.counts, lastCheckpoint, faults: this.faults };
  }

  private takeHead(head: Record<string, unknown>): void {
    if (head['pacta'] !== 'history' || head['format'] !== 1) this.fault('is not the head of an export of format 1');
    if (typeof head['size'] === 'number') this.size = head['size'];
  }

  private takeCheckpoint(note: string): void {
    this.counts.checkpoints += 1;
    if (this.tree.size > 0) return this.fault('is a checkpoint after the first leaf');
    const checkpoint = readCheckpoint(note, this.keys);
    if ('fault' in checkpoint) return this.fault(`the checkpoint does not count: ${checkpoint.fault}`);
    this.keep(checkpoint);
  }

  private takeOutside(note: string, source: string): void {
    this.counts.outside += 1;
    const checkpoint = readCheckpoint(note, this.keys);
    if ('fault' in checkpoint) this.fault(`the checkpoint does not count: ${checkpoint.fault}`, source);
    else this.keep({ ...checkpoint, source });
  }

  private keep(checkpoint: HeldCheckpoint): void {
    this.checkpoints.set(checkpoint.size, [...(this.checkpoints.get(checkpoint.size) ?? []), checkpoint]);
    if (this.last === null || checkpoint.size >= this.last.size) this.last = checkpoint;
    if (checkpoint.size === 0) this.hold(checkpoint);
  }

  private takeEvent({ leaf, event, hash, opened = {} }: ExportedEvent): void {
    if (leaf === null) this.counts.waiting += 1;
    else if (leaf !== this.tree.size) this.fault(`is leaf ${leaf} where leaf ${this.tree.size} belongs`);
    if (event === undefined) this.withhold(hash);
    else {
      this.takeContent(event, hash, opened);
      this.holdTime(event, leaf);
    }
    if (leaf === null) return;
    this.tree.append(Buffer.from(hash, 'hex'));
    this.compare();
  }

  private withhold(hash: string): void {
    this.counts.withheld += 1;
    this.withheld.add(hash);
  }

  private takeContent(event: HashedEvent, hash: string, opened: Record<string, OpenedValue>): void {
    const own = hashOf(event);
    if (own !== hash || Object.keys(event).length !== FIELDS) this.fault('the event is not what its hash says');
    const why = this.tails.take({ ...event, hash, isAsHashed: true }, own, this.withheld);
    if (why !== null) this.fault(`${event.subject} ${event.subjectId} number ${event.sequence}: ${why}`);
    const seals = new Set([event.before, event.after].flatMap(sealsIn));
    this.counts.erased += seals.size;
    for (const [digest, { salt, value }] of Object.entries(opened)) {
      if (!seals.delete(digest)) this.fault(`opens ${digest}, which the event does not seal`);
      else this.takeOpened(digest, salt, value);
    }
  }

  private holdTime({ occurredAt }: HashedEvent, leaf: number | null): void {
    this.times ??= new CheckpointTimes([...this.checkpoints.values()].flat().toSorted(bySizeAndTime));
    const fault = timeFault(occurredAt, this.times.around(leaf));
    if (fault !== null) this.fault(`the event is of ${occurredAt}. ${fault}`);
  }

  private takeOpened(digest: string, salt: string, value: JsonValue): void {
    this.counts.opened += 1;
    this.counts.erased -= 1;
    const isSalt = /^([0-9a-f]{2}){16}$/.test(salt);
    if (!isSalt || digestOf(Buffer.from(salt, 'hex'), value) !== digest)
      this.fault(`the value of ${digest} is another`);
  }

  private compare(): void {
    for (const checkpoint of this.checkpoints.get(this.tree.size) ?? []) this.hold(checkpoint);
  }

  private hold({ root, signedAt, source }: HeldCheckpoint): void {
    if (this.tree.root().equals(root)) return;
    this.fault(`the first ${this.tree.size} leaves are not those of the checkpoint of ${signedAt}`, source);
  }

  private fault(message: string, source?: string): void {
    this.counts.found += 1;
    if (this.faults.length >= MOST_FAULTS) return;
    this.faults.push(source === undefined ? { line: this.line, message } : { line: 0, source, message });
  }
}

/** `source`: where it came from, if not out of the export. */
type HeldCheckpoint = SignedCheckpoint & { source?: string };

const TEXTS = ['subject', 'subjectId', 'type', 'occurredAt', 'reason', 'previousHash'];
const IDS = ['actorId', 'onBehalfOfId'];
const STATES = ['before', 'after'];
/** A field more would not be hashed, and could say anything. */
const FIELDS = TEXTS.length + IDS.length + STATES.length + 1;

function isExportedEvent(line: unknown): line is ExportedEvent {
  if (!isRecord(line) || typeof line['hash'] !== 'string' || !/^[0-9a-f]{64}$/.test(line['hash'])) return false;
  const { leaf, event, opened = {} } = line;
  const isPlaced = leaf === null || typeof leaf === 'number';
  return (
    isPlaced && (event === undefined || isEvent(event)) && isRecord(opened) && Object.values(opened).every(isOpened)
  );
}

function isEvent(event: unknown): boolean {
  if (!isRecord(event) || !Number.isSafeInteger(event['sequence'])) return false;
  return (
    TEXTS.every((name) => typeof event[name] === 'string') &&
    IDS.every((name) => event[name] === null || typeof event[name] === 'string') &&
    STATES.every((name) => name in event)
  );
}

const isOpened = (value: unknown) => isRecord(value) && typeof value['salt'] === 'string' && 'value' in value;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
