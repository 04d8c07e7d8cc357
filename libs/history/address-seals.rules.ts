import type { JsonValue } from './event-hash.rules.js';
import { sealsIn } from './sealing.rules.js';

/** Where a state holds an address, or the words of a mail server, which name it. */
const ADDRESSES: ReadonlySet<string> = new Set(['email', 'emailRefusal', 'refusal']);

/** The digests in a state that stand for an address. */
export function addressSealsIn(state: JsonValue): string[] {
  if (typeof state !== 'object' || state === null) return [];
  return Object.entries(state).flatMap(([name, value]) =>
    ADDRESSES.has(name) ? sealsIn(value) : addressSealsIn(value),
  );
}
