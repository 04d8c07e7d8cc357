import { i18n, type Messages } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { bestLanguage, isLanguage, type Language } from './languages.js';

const CATALOGUES: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./catalogues/en.po'),
  ru: () => import('./catalogues/ru.po'),
  be: () => import('./catalogues/be.po'),
};

/** Where a browser remembers the language that was chosen at the top of the page. */
const CHOSEN = 'pacta.language';

/** The language chosen in this browser; it goes before the one of the profile. Null where none was. */
export function spokenHere(): Language | null {
  const chosen = localStorage.getItem(CHOSEN);
  return isLanguage(chosen) ? chosen : null;
}

/** Chooses a language for this browser; null leaves it to the profile again. */
export async function choose(language: Language | null): Promise<void> {
  if (language === null) return localStorage.removeItem(CHOSEN);
  localStorage.setItem(CHOSEN, language);
  await speak(language);
}

/** The language to begin with, before anybody is signed in. */
export const firstLanguage = (): Language => spokenHere() ?? bestLanguage(navigator.languages);

/**
 * Switches every screen to a language. Plurals of Belarusian follow those of Russian, which are the same: browsers know
 * no Belarusian and would take English ones.
 */
export async function speak(language: Language): Promise<void> {
  if (i18n.locale === language) return;
  const { messages } = await CATALOGUES[language]();
  i18n.loadAndActivate({ locale: language, locales: language === 'be' ? ['ru'] : [language], messages });
  document.documentElement.lang = language;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}

/** The language that the screen is in now. */
export function useLanguage(): Language {
  const { i18n: current } = useLingui();
  return isLanguage(current.locale) ? current.locale : 'en';
}

/** A number with its groups: Belarusian ones are written as Russian ones. */
export function useNumbers(): (value: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language === 'be' ? 'ru' : language);
  return (value) => format.format(value);
}
