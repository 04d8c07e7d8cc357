import { BELARUSIAN_COUNTRIES } from './country-names.be.js';
import type { Language } from './languages.js';

/** The name of a country by its code (ISO 3166-1 alpha-2); the code of one that has none. */
export function countryName(code: string, language: Language): string {
  if (language === 'be') return BELARUSIAN_COUNTRIES[code] ?? code;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Every country to choose from, by name in a language. */
export function countryChoices(language: Language): { value: string; label: string }[] {
  return Object.keys(BELARUSIAN_COUNTRIES)
    .map((value) => ({ value, label: countryName(value, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
