/** The languages of the screens, each under its own name. The order is that of the switch. */
export const LANGUAGES = { en: 'English', ru: 'Русский', be: 'Беларуская' } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (given: unknown): given is Language => typeof given === 'string' && given in LANGUAGES;

/** The first language of a list of wishes (`navigator.languages`) that there are screens in; English without one. */
export function bestLanguage(wishes: readonly string[]): Language {
  const known = wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'en';
}
