import canonicalizeModule from 'canonicalize';

/** What an event's hash covers: every stored field, and the hash of the event before it in the same stream. */
export interface HashedEvent {
  subject: string;
  subjectId: string;
  sequence: number;
  type: string;
  /** ISO 8601 in UTC with exactly three decimals: what PostgreSQL gives back of a timestamp to the millisecond. */
  occurredAt: string;
  actorId: string | null;
  onBehalfOfId: string | null;
  reason: string;
  before: JsonValue;
  after: JsonValue;
  /** Lower-case hexadecimal; 64 zeros for the first event of a stream. */
  previousHash: string;
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

export const NO_HASH = '0'.repeat(64);

// The package is CommonJS while its declaration describes a default export; the check makes both true.
const loaded: unknown = canonicalizeModule;
const isSerializer = (value: unknown): value is (input: unknown) => string | undefined => typeof value === 'function';

/** An event's JSON by the canonical scheme of RFC 8785: one text for one content, whoever computes it. */
export function canonicalText(event: HashedEvent): string {
  return canonicalJson(event);
}

/** Any value's JSON by the same scheme. */
export function canonicalJson(value: HashedEvent | JsonValue): string {
  if (!isSerializer(loaded)) throw new Error('canonicalize does not export a function');
  const text = loaded(value);
  if (text === undefined) throw new Error('what is JSON has a canonical form');
  return text;
}

/**
 * A value as jsonb will give it back: what JSON cannot say is dropped, dates and instants become text.
 * A missing value and null are the same.
 */
export function asJson(value: unknown): JsonValue {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as JsonValue);
}
