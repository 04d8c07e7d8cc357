import { hash as digest } from 'node:crypto';

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

/** SHA-256 of the event's canonical text in UTF-8. @returns lower-case hexadecimal */
export function hashOf(event: HashedEvent): string {
  return digest('sha256', canonicalText(event), 'hex');
}

/** An event's JSON by the canonical scheme of RFC 8785: one text for one content, whoever computes it. */
export function canonicalText(event: HashedEvent): string {
  const { actorId, after, before, occurredAt, onBehalfOfId, previousHash, reason } = event;
  const { sequence, subject, subjectId, type } = event;
  return (
    `{"actorId":${JSON.stringify(actorId)},"after":${canonicalJson(after)},"before":${canonicalJson(before)}` +
    `,"occurredAt":${JSON.stringify(occurredAt)},"onBehalfOfId":${JSON.stringify(onBehalfOfId)}` +
    `,"previousHash":${JSON.stringify(previousHash)},"reason":${JSON.stringify(reason)},"sequence":${sequence}` +
    `,"subject":${JSON.stringify(subject)},"subjectId":${JSON.stringify(subjectId)},"type":${JSON.stringify(type)}}`
  );
}

/**
 * JSON by RFC 8785: names in the order of their UTF-16 units, no spaces, numbers and strings as ECMAScript writes them.
 * Verifying a million events is for the most part this.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let text = '';
  for (const name of Object.keys(value).sort()) {
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`;
  }
  return `{${text}}`;
}

/**
 * A value as jsonb will give it back: what JSON cannot say is dropped, dates and instants become text.
 * A missing value and null are the same.
 */
export function asJson(value: unknown): JsonValue {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as JsonValue);
}

/** A number in JSON text that may be more than what a double keeps of it: with a point, or sixteen digits and more. */
const DOUBTFUL = /(?:^|[[ ])-?\d*(?:\.|\d{16})/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g;

/**
 * Whether the text that PostgreSQL gives of a jsonb is exactly what it makes of its value as hashed. jsonb keeps more of
 * a number than a double does: 1.0 for 1 and digits beyond the seventeenth would change what SQL reads and no hash.
 */
export function isAsHashed(jsonb: string): boolean {
  if (jsonb === 'null') return false; // a missing value is stored as NULL
  if (!DOUBTFUL.test(jsonb)) return true;
  const numbers = (jsonb.match(STRING_OR_NUMBER) ?? []).filter((token) => !token.startsWith('"'));
  return numbers.every((token) => decimalOf(Number(token)) === token);
}

/** A double as PostgreSQL keeps what JSON writes of it: in full, without an exponent. */
function decimalOf(value: number): string {
  const text = JSON.stringify(value);
  const [, sign = '', whole = '', part = '', exponent = ''] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === '') return text;
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
