import type { Language } from './languages.js';

/** Letters that one of the two languages has and the other has not. */
const RUSSIAN = /[ищъ]/i;
const BELARUSIAN = /[іў]/i;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN_WORD = /\p{Script=Latin}{3}/u;

/**
 * The language that somebody wrote a text in, where it is none of the reader's: a screen reader then changes its voice
 * (WCAG 2.2, 3.1.2). Told by the letters alone, since nobody says it of a title or a report.
 * @returns undefined where it is the reader's own, or where the letters do not tell
 */
export function writtenIn(text: string, language: Language): Language | undefined {
  const found = byLetters(text);
  return found === language ? undefined : found;
}

function byLetters(text: string): Language | undefined {
  if (!CYRILLIC.test(text)) return LATIN_WORD.test(text) ? 'en' : undefined;
  if (BELARUSIAN.test(text)) return 'be';
  return RUSSIAN.test(text) ? 'ru' : undefined;
}
