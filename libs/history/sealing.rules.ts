import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from './event-hash.rules.js';

/** A value taken out of an event, and what is needed to prove that it was there. */
export interface SealedValue {
  /** Lower-case hexadecimal, as in the event. */
  digest: string;
  /** Whose value it is, and goes when they are erased. */
  personId: string;
  /** 16 bytes, in hexadecimal. */
  salt: string;
  value: JsonValue;
}

/** No more and no fewer: with salts of any length the same bytes could be another salt and another value. */
export const SALT_BYTES = 16;

/** What stands in `before` and `after` for a value that has been erased, where history is read. */
export const ERASED = { erased: true } as const;

/** Where a state holds what tells who somebody is: paths from the state, with a dot at each step. */
interface PersonalPlace {
  /** The id of the person whose the values are. */
  owner: string;
  values: readonly string[];
}

/**
 * What is personal in the `before` and `after` of an event, by its subject: here and nowhere else. A person's code is
 * made of the name more often than not; words of a mail server name the address.
 */
const PERSONAL: Readonly<Record<string, readonly PersonalPlace[]>> = {
  person: [{ owner: 'id', values: ['code', 'name', 'names.ru', 'names.be', 'email', 'emailRefusal'] }],
  tenure: [{ owner: 'person.id', values: ['person.name'] }],
  deputyship: [
    { owner: 'absent.id', values: ['absent.name'] },
    { owner: 'deputy.id', values: ['deputy.name'] },
  ],
  mailing: [{ owner: 'personId', values: ['refusal'] }],
};

/** SHA-256 over the salt and the canonical JSON of the value, in hexadecimal. */
export function digestOf(salt: Uint8Array, value: JsonValue): string {
  return createHash('sha256').update(salt).update(canonicalJson(value), 'utf8').digest('hex');
}

/**
 * A state of a subject with `{"sealed": digest}` in place of each personal value, and those values. What is not there, or
 * null, tells of nobody and stays.
 * @param newSalt 16 random bytes, others at every call: equal values must not show as equal.
 */
export function sealState(
  subject: string,
  state: JsonValue,
  newSalt: () => Uint8Array,
): { state: JsonValue; sealed: SealedValue[] } {
  const places = PERSONAL[subject];
  if (places === undefined || !isObject(state)) return { state, sealed: [] };
  const sealed: SealedValue[] = [];
  let result: JsonValue = state;
  for (const { owner, values } of places) {
    for (const path of values) {
      const value = at(state, path.split('.'));
      if (value === null) continue;
      const personId = at(state, owner.split('.'));
      if (typeof personId !== 'string')
        throw new Error(`an event of a ${subject} must say in ${owner} whose ${path} is`);
      const salt = newSalt();
      const digest = digestOf(salt, value);
      sealed.push({ digest, personId, salt: Buffer.from(salt).toString('hex'), value });
      result = withValue(result, path.split('.'), { sealed: digest });
    }
  }
  return { state: result, sealed };
}

/** Of a sealed state: each digest with the person whose value it stands for. */
export function ownersOf(subject: string, state: JsonValue): [digest: string, personId: string][] {
  return (PERSONAL[subject] ?? []).flatMap(({ owner, values }) => {
    const personId = at(state, owner.split('.'));
    const digests = values.flatMap((path) => sealOf(at(state, path.split('.'))) ?? []);
    return typeof personId === 'string' ? digests.map((digest): [string, string] => [digest, personId]) : [];
  });
}

/** The digests that a state holds, whatever the rule was when it was written. */
export function sealsIn(state: JsonValue): string[] {
  const digest = sealOf(state);
  if (digest !== null) return [digest];
  return typeof state === 'object' && state !== null ? Object.values(state).flatMap(sealsIn) : [];
}

/** A state as it was before it was sealed; `ERASED` in place of what `values` does not have. */
export function openState(state: JsonValue, values: ReadonlyMap<string, JsonValue>): JsonValue {
  const digest = sealOf(state);
  if (digest !== null) return values.has(digest) ? (values.get(digest) ?? null) : ERASED;
  if (Array.isArray(state)) return state.map((one) => openState(one, values));
  if (!isObject(state)) return state;
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [name, openState(value, values)]));
}

interface JsonObject {
  [name: string]: JsonValue;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sealOf(value: JsonValue): string | null {
  if (!isObject(value) || Object.keys(value).length !== 1) return null;
  const { sealed } = value;
  return typeof sealed === 'string' && /^[0-9a-f]{64}$/.test(sealed) ? sealed : null;
}

/** Null where a step leads nowhere. */
function at(state: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  if (name === undefined) return state;
  return isObject(state) && Object.hasOwn(state, name) ? at(state[name] ?? null, rest) : null;
}

function withValue(state: JsonValue, [name, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (name === undefined || !isObject(state)) return value;
  return { ...state, [name]: withValue(state[name] ?? null, rest, value) };
}
