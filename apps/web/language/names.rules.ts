import type { Language } from './languages.js';

/** A name as the API gives it: in English always, in the other languages where somebody wrote it. */
export interface LocalName {
  en: string;
  ru?: string | null | undefined;
  be?: string | null | undefined;
}

/** A name in the reader's language; in English where it has none in that. */
export const named = (name: LocalName, language: Language): string => name[language] ?? name.en;
