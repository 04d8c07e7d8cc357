/** What a commitment says in one field, in words. */
export interface Said {
  field: string;
  words: string;
}

export interface Difference {
  field: string;
  then: string;
  now: string;
}

/** What is told otherwise of a commitment now than when a form on it was opened, in the order of the fields. */
export function differencesOf(then: readonly Said[], now: readonly Said[]): Difference[] {
  const before = new Map(then.map(({ field, words }) => [field, words]));
  const after = new Map(now.map(({ field, words }) => [field, words]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, then: before.get(field) ?? '', now: after.get(field) ?? '' }))
    .filter((one) => one.then !== one.now);
}
