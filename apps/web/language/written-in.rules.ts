import type { Language } from './languages.js';

const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const LATIN_WORD = /\p{Script=Latin}{3}/u;
/** Letters that one of the two languages has and the other has not. */
const RUSSIAN = /[ищъ]/gi;
const BELARUSIAN = /[іў]/gi;

/**
 * The language that somebody wrote a text in, where it is none of the reader's: a screen reader then changes its voice
 * (WCAG 2.2, 3.1.2). Told by the letters alone, since nobody says it of a title or a report; by most of them, since a
 * sentence may name a body or a thing in another language.
 * @returns undefined where it is or may as well be the reader's own, or where the letters do not tell
 */
export function writtenIn(text: string, language: Language): Language | undefined {
  const likeliest = byLetters(text);
  return likeliest.includes(language) ? undefined : likeliest[0];
}

/** More than one where the letters speak for both alike, none where they do not tell. */
function byLetters(text: string): readonly Language[] {
  // Cyrillic where there are as many: what is named in it is often named in Latin letters, seldom the other way round.
  if (count(text, LATIN) > count(text, CYRILLIC)) return LATIN_WORD.test(text) ? ['en'] : [];
  const [russian, belarusian] = [count(text, RUSSIAN), count(text, BELARUSIAN)];
  if (russian !== belarusian) return russian > belarusian ? ['ru'] : ['be'];
  return russian > 0 ? ['ru', 'be'] : [];
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;
