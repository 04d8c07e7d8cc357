/*
 * The keys of the fields that choose several of one kind: one for each that is chosen, and the last for the empty field
 * after them.
 */

/**
 * The keys after something was chosen in a field, or the field was emptied: that field keeps its own.
 * @param at which field, counted from 0
 */
export function keysAfter(keys: readonly number[], at: number, isChosen: boolean): readonly number[] {
  const isLast = at === keys.length - 1;
  if (isChosen) return isLast ? keysFor(keys, keys.length + 1) : keys;
  return isLast ? keys : [...keys.slice(0, -1).filter((_, index) => index !== at), ...keys.slice(at, at + 1)];
}

/** As many keys as there are fields: what is chosen may have been changed from without, as by discarding a draft. */
export function keysFor(keys: readonly number[], count: number): readonly number[] {
  const unused = Math.max(-1, ...keys) + 1;
  const missing = Math.max(0, count - keys.length);
  return [...keys.slice(0, count), ...Array.from({ length: missing }, (_, index) => unused + index)];
}

/** Whether one of them is named more than once. */
export const isTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;
