import { generateKeyPairSync } from 'node:crypto';
import { keyNameOf, printKey, signCheckpoint, type SignedCheckpoint, verifierKey } from './checkpoint-note.rules.js';
import { hashOf, NO_HASH } from './event-hash.rules.js';
import { HistoryVerifier } from './history-verifier.rules.js';
import { rootOf } from './merkle.rules.js';
import type { HistoryReport, LeafRow, SignedLeaves, StoredEvent } from './verification.types.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const KEY = verifierKey(keyNameOf(publicKey), publicKey);

/** Under which every checkpoint here is signed. */
export const PUBLIC_KEY = printKey(KEY);

/** The next event of a stream, with a hash that fits. */
export function nextEvent(before: StoredEvent | undefined, content: Partial<StoredEvent>): StoredEvent {
  const event = {
    ...{ subject: 'commitment', subjectId: 'a', type: 'commitment.edited', occurredAt: '2024-01-17T09:00:00.000Z' },
    ...{ actorId: null, onBehalfOfId: null, reason: '', before: null, after: null, isAsHashed: true },
    ...content,
    sequence: (before?.sequence ?? 0) + 1,
    previousHash: before?.hash ?? NO_HASH,
  };
  return { ...event, hash: hashOf(event) };
}

/** Events of some streams by turns, as many as the streams say by name. */
export function eventsOf(streams: readonly string[]): StoredEvent[] {
  const tails = new Map<string, StoredEvent>();
  return streams.map((subjectId, n) => {
    const event = nextEvent(tails.get(subjectId), { subjectId, after: { n } });
    tails.set(subjectId, event);
    return event;
  });
}

/** The time of the nth checkpoint, from 0: one a minute. */
const minutely = (n: number) => `2024-01-17T09:${String(n + 1).padStart(2, '0')}:00.000Z`;

/** A checkpoint for each of these sizes. */
export function checkpointsOver(
  events: readonly StoredEvent[],
  sizes: readonly number[],
  timeOf: (n: number) => string = minutely,
): SignedCheckpoint[] {
  return sizes.map((size, n) => {
    const root = rootOf(events.slice(0, size).map(({ hash }) => Buffer.from(hash, 'hex')));
    const signedAt = timeOf(n);
    return signCheckpoint({ origin: KEY.name, size, root, signedAt }, KEY, privateKey);
  });
}

export function leavesOf(events: readonly StoredEvent[]): SignedLeaves {
  return {
    count: events.length,
    hashAt: (index) => Buffer.from(events[index]?.hash ?? '', 'hex'),
    nameAt: (index) => events[index] ?? null,
  };
}

export const NO_LEAVES = leavesOf([]);

export const rowsOf = (events: readonly (StoredEvent | null)[]): LeafRow[] =>
  events.map((event, leafIndex) => ({ leafIndex, event }));

/** What the verifier says of these rows. */
export function verify(
  signed: { checkpoints: SignedCheckpoint[]; leaves: SignedLeaves },
  rows: readonly LeafRow[],
  { pending = [], unlisted = [] }: { pending?: (StoredEvent | null)[]; unlisted?: StoredEvent[] } = {},
): HistoryReport {
  const verifier = new HistoryVerifier(signed);
  for (const row of rows) verifier.takeLeaf(row);
  for (const event of pending) verifier.takePending(event);
  for (const event of unlisted) verifier.takeUnlisted(event);
  return verifier.finish();
}

/** The lines of an export of these events, of which some wait. */
export function exportOf(
  checkpoints: readonly SignedCheckpoint[],
  { placed, waiting = [] }: { placed: readonly StoredEvent[]; waiting?: readonly StoredEvent[] },
): string[] {
  const lineOf = ({ hash, isAsHashed: _, ...event }: StoredEvent, leaf: number | null) => ({ leaf, event, hash });
  const head = { pacta: 'history', format: 1, writtenAt: '2024-03-01T00:00:00.000Z', size: placed.length, keys: [] };
  const notes = checkpoints.map(({ note }) => ({ checkpoint: note }));
  return [head, ...notes, ...placed.map(lineOf), ...waiting.map((one) => lineOf(one, null))].map((line) =>
    JSON.stringify(line),
  );
}
