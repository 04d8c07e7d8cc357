import { codeOf } from '../../language/code.rules.js';

/** What a new ladder is known by in addresses: made from its name, and no other's. */
export function codeFor(name: string, taken: readonly string[]): string {
  const code = codeOf(name) || 'ladder';
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? code : `${code}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
