/**
 * What of a form, or of a body, is otherwise than when it was opened. The rest was never typed by anybody: kept or sent, it
 * would take back what others have changed there since.
 */
export function touchedOf<Values extends object>(opened: Values, now: Values): Partial<Values> {
  const held = new Map(Object.entries(opened).map(([name, value]) => [name, JSON.stringify(value)]));
  const touched = Object.entries(now).filter(([name, value]) => held.get(name) !== JSON.stringify(value));
  return Object.fromEntries(touched) as Partial<Values>;
}

/** Some fields of a thing; of a group in it, as a name in three languages, some of the group. */
export type Changes<Thing> = {
  [Name in keyof Thing]?: Thing[Name] extends readonly unknown[]
    ? Thing[Name]
    : Thing[Name] extends object
      ? Partial<Thing[Name]>
      : Thing[Name];
};

/** The same, but of a group in it only what is otherwise within: of a name the languages that were typed. */
export function touchedWithin<Thing extends object>(opened: Thing, now: Thing): Changes<Thing> {
  const held = new Map<string, unknown>(Object.entries(opened));
  const touched = Object.entries(touchedOf(opened, now)).map(([name, value]: [string, unknown]) => {
    const then = held.get(name);
    return [name, isGroup(value) && isGroup(then) ? touchedWithin(then, value) : value] as const;
  });
  return Object.fromEntries(touched) as Changes<Thing>;
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
