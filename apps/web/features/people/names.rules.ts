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

/**
 * What a change has to say: the fields of `after` that differ from `before`. What is not said stays as somebody else may
 * have made it meanwhile.
 */
export function differing<Thing extends object>(before: Thing, after: Thing): Partial<Thing> {
  const earlier = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== earlier.get(name));
  return Object.fromEntries(changed) as Partial<Thing>;
}
