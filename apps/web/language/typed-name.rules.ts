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
