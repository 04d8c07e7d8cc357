/** One thing about it, in words: as its form was opened with, as it is now, and, where the form says it too, as typed. */
export interface Told {
  name: string;
  then: string;
  now: string;
  yours?: string;
}

/** What is different now from when the form was opened, in the order in which it is told. */
export function different(told: readonly Told[]): Told[] {
  return told.filter(({ then, now }) => then !== now);
}

/** What is told of two versions, name by name: each tells the same things in the same order. */
export function toldOf(
  then: readonly { name: string; words: string }[],
  now: readonly { name: string; words: string }[],
): Told[] {
  return then.map(({ name, words }, index) => ({ name, then: words, now: now[index]?.words ?? '' }));
}
