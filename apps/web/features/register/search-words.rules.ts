/**
 * A word of an address as a value: a number or `true` only where writing it again gives the same word. `007`, `1e5` and
 * `1.0` stay what somebody wrote: they may be the code of something, or what is searched for.
 * @throws SyntaxError where it is only text, as JSON.parse does
 */
export function exactValue(word: string): unknown {
  const value: unknown = JSON.parse(word);
  if (typeof value !== 'string' && JSON.stringify(value) !== word) throw new SyntaxError(word);
  return value;
}
