/**
 * What is in an address, undone. The router gives a screen back whatever its own reading of the address leaves out: only
 * what is named as undefined is gone.
 */
export const cleared = (given: Record<string, unknown>): object =>
  Object.fromEntries(Object.keys(given).map((name) => [name, undefined]));
