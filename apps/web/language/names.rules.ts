import type { Language } from './languages.js';

/** A name as the API gives it: in English always, in the other languages where somebody wrote it. */
export interface LocalName {
  en: string;
  ru?: string | null | undefined;
  be?: string | null | undefined;
}

/** A person as the API names them: the name in Latin letters always, the others where somebody wrote them. */
export interface NamedPerson {
  name: string;
  names: Omit<LocalName, 'en'>;
}

/** A name in the reader's language. As in mails, Belarusian falls back to Russian, everything to English. */
export const named = ({ en, ru, be }: LocalName, language: Language): string =>
  ({ en, ru: ru ?? en, be: be ?? ru ?? en })[language];

/** What a person is called in the reader's language. */
export const personName = ({ name, names }: NamedPerson, language: Language): string =>
  named({ ...names, en: name }, language);
