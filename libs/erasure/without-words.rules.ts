import type { JsonValue } from '#history';

export interface Words {
  /** Names, addresses, words of mail servers. */
  texts: readonly string[];
  codes: readonly string[];
}

/**
 * JSON with some texts taken out of it: where they are a value they go whatever they are, and within a longer text where
 * they stand as words of their own. A code goes only where it is a value: within a text it may be any word. Names of
 * fields stay.
 */
export function withoutWords(
  value: JsonValue,
  { texts, codes }: Words,
  insteadOf: (word: string) => string,
): JsonValue {
  const within = patternOf(texts);
  const whole = new Set([...texts, ...codes]);
  const clean = (one: JsonValue): JsonValue => {
    if (typeof one === 'string') {
      if (whole.has(one)) return insteadOf(one);
      return within === null ? one : one.replace(within, insteadOf);
    }
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, field]) => [name, clean(field)]));
  };
  return clean(value);
}

/** The longest first: a name may be part of another one, or of the address. */
function patternOf(words: readonly string[]): RegExp | null {
  const byLength = words.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  if (byLength.length === 0) return null;
  const any = byLength.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
}
