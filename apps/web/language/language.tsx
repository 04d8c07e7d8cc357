import { i18n, type Messages } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { bestLanguage, isLanguage, type Language } from './languages.js';

type Catalogues = Record<Language, () => Promise<{ messages: Messages }>>;

/** What the first view says. */
const FIRST: Catalogues = {
  en: () => import('./catalogues/en.po?part=first'),
  ru: () => import('./catalogues/ru.po?part=first'),
  be: () => import('./catalogues/be.po?part=first'),
};

/** All the rest. */
const MORE: Catalogues = {
  en: () => import('./catalogues/en.po?part=more'),
  ru: () => import('./catalogues/ru.po?part=more'),
  be: () => import('./catalogues/be.po?part=more'),
};

/** What is said now; null until the first language is chosen. */
let spoken: Language | null = null;
let isMoreSaid = false;

/** Where a browser remembers the language that was chosen at the top of the page. */
const CHOSEN = 'pacta.language';

/** The language chosen in this browser; it goes before the one of the profile. Null where none was. */
export function spokenHere(): Language | null {
  try {
    const chosen = localStorage.getItem(CHOSEN);
    return isLanguage(chosen) ? chosen : null;
  } catch {
    return null; // a browser may keep nothing for this page
  }
}

/** Chooses a language for this browser; null leaves it to the profile again. */
export async function choose(language: Language | null): Promise<void> {
  try {
    if (language === null) localStorage.removeItem(CHOSEN);
    else localStorage.setItem(CHOSEN, language);
  } catch {
    // Chosen for this visit then.
  }
  if (language !== null) await speak(language);
}

/** The language to begin with, before anybody is signed in. */
export const firstLanguage = (): Language => spokenHere() ?? bestLanguage(navigator.languages);

/**
 * Switches every screen to a language. Plurals of Belarusian follow those of Russian, which are the same: browsers know
 * no Belarusian and would take English ones.
 */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  if (i18n.locale === language) return;
  await Promise.all([load(language, FIRST), isMoreSaid && load(language, MORE)]);
  if (spoken !== language) return;
  i18n.activate(language, language === 'be' ? ['ru'] : [language]);
  document.documentElement.lang = language;
}

/** Brings what the first view does without, in the language of now and, from now on, of every other. */
export async function speakOfMore(): Promise<void> {
  isMoreSaid = true;
  if (spoken !== null) await load(spoken, MORE);
}

/**
 * Asks for the words of a language before it is known whether it is the one to speak.
 * @param withMore whether what is beyond the first view will be said as well
 */
export async function bringWords(language: Language, withMore: boolean): Promise<void> {
  await Promise.all([FIRST[language](), (withMore || isMoreSaid) && MORE[language]()]);
}

async function load(language: Language, catalogues: Catalogues): Promise<void> {
  const { messages } = await catalogues[language]();
  i18n.load(language, messages);
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}

/** The language of now, for what is asked before a screen is there. */
export const languageNow = (): Language => (isLanguage(i18n.locale) ? i18n.locale : 'en');

/** The language that the screen is in now. */
export function useLanguage(): Language {
  useLingui();
  return languageNow();
}

const NUMBERS: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en'),
  ru: new Intl.NumberFormat('ru'),
  be: new Intl.NumberFormat('ru'),
};

/** A number with its groups: Belarusian ones are written as Russian ones. */
export function useNumbers(): (value: number) => string {
  const language = useLanguage();
  return (value) => NUMBERS[language].format(value);
}
