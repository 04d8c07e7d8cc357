/** A name as it is typed: empty where it is left out. */
export interface TypedName {
  en: string;
  ru: string;
  be: string;
}

interface Name {
  en: string;
  ru: string | null;
  be: string | null;
}

export const NO_NAME: TypedName = { en: '', ru: '', be: '' };

/** A name to be typed on. */
export const typedName = ({ en, ru = null, be = null }: { en: string } & Partial<Name>): TypedName => ({
  en,
  ru: ru ?? '',
  be: be ?? '',
});

/** A name as the register takes it. */
export const nameOf = ({ en, ru, be }: TypedName): Name => ({
  en: en.trim(),
  ru: ru.trim() || null,
  be: be.trim() || null,
});

/** Some fields of a thing; of a name in it some languages. */
export type Changes<Thing> = {
  [Name in keyof Thing]?: Thing[Name] extends readonly unknown[]
    ? Thing[Name]
    : Thing[Name] extends object
      ? Partial<Thing[Name]>
      : Thing[Name];
};

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a change has to say: the fields of `after` that differ from `before`, of a name only the languages that do. What is
 * not said stays as somebody else may have made it meanwhile.
 */
export function differing<Thing extends object>(before: Thing, after: Thing): Changes<Thing> {
  const earlier = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after as Record<string, unknown>).flatMap(([name, value]) => {
    const then = earlier.get(name);
    if (JSON.stringify(value) === JSON.stringify(then)) return [];
    return [[name, isGroup(value) && isGroup(then) ? differing(then, value) : value]];
  });
  return Object.fromEntries(changed) as Changes<Thing>;
}
