/*
 * Places in a frozen text, as the API counts them: Unicode code points from 0, the end exclusive. JavaScript counts
 * UTF-16 units, of which a letter outside the basic plane has two; nothing here hands such a half out.
 */

/** A stretch of a text, in code points. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** A stretch of a text that all the same marks lie on. */
export interface Run<Mark extends Span> extends Span {
  text: string;
  marks: Mark[];
}

/** How many code points a text has. */
export function codePointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** How many code points lie before a place that is given in UTF-16 units; inside of a pair counts as before it. */
export function codePointsBefore(text: string, units: number): number {
  const cut = units > 0 && isSecondHalf(text, units) ? units - 1 : units;
  return codePointsIn(text.slice(0, cut));
}

/** The UTF-16 place that so many code points lie before; the end where the text is shorter. */
export function unitsBefore(text: string, codePoints: number): number {
  let units = 0;
  let left = codePoints;
  for (const letter of text) {
    if (left-- <= 0) break;
    units += letter.length;
  }
  return units;
}

const isSecondHalf = (text: string, units: number): boolean =>
  /^[\uDC00-\uDFFF]/.test(text.slice(units, units + 1)) && /[\uD800-\uDBFF]$/.test(text.slice(0, units));

/** The words of a span. */
export const quoteAt = (letters: readonly string[], { startsAt, endsAt }: Span): string =>
  letters.slice(startsAt, endsAt).join('');

/** A letter, a digit, or a mark that combines with one; an apostrophe or a hyphen inside of a word joins its parts. */
const OF_A_WORD = /[\p{L}\p{N}\p{M}]/u;
const JOINS = /['’ʼ\-\u2010\u2011]/u;
const COMBINES = /[\p{M}\u200d]/u;

function inWord(letters: readonly string[], at: number): boolean {
  const letter = letters[at];
  if (letter === undefined) return false;
  if (OF_A_WORD.test(letter)) return true;
  return JOINS.test(letter) && OF_A_WORD.test(letters[at - 1] ?? '') && OF_A_WORD.test(letters[at + 1] ?? '');
}

/**
 * What somebody meant who selected roughly: half-taken words are taken whole, blanks and marks of punctuation at both
 * ends are let go. Null where no word is touched.
 */
export function snapToWords(letters: readonly string[], span: Span): Span | null {
  let startsAt = Math.max(0, span.startsAt);
  let endsAt = Math.min(letters.length, span.endsAt);
  while (startsAt < endsAt && !inWord(letters, startsAt)) startsAt++;
  while (endsAt > startsAt && !inWord(letters, endsAt - 1)) endsAt--;
  if (startsAt >= endsAt) return null;
  while (inWord(letters, startsAt - 1)) startsAt--;
  while (inWord(letters, endsAt) || COMBINES.test(letters[endsAt] ?? '')) endsAt++;
  return { startsAt, endsAt };
}

/** All words of a text, in order. */
export function wordsOf(letters: readonly string[]): Span[] {
  const words: Span[] = [];
  for (let at = 0; at < letters.length; at++) {
    if (!inWord(letters, at)) continue;
    const startsAt = at;
    while (inWord(letters, at)) at++;
    words.push({ startsAt, endsAt: at });
  }
  return words;
}

/** A span made longer or shorter by one word at one end; the same where that end cannot go further. */
export function moveEnd(words: readonly Span[], span: Span, { end, by }: { end: 'start' | 'end'; by: 1 | -1 }): Span {
  if (end === 'start') {
    const next = words[words.findIndex((word) => word.startsAt >= span.startsAt) + by];
    return next && next.startsAt < span.endsAt ? { ...span, startsAt: next.startsAt } : span;
  }
  const next = words[words.findLastIndex((word) => word.endsAt <= span.endsAt) + by];
  return next && next.endsAt > span.startsAt ? { ...span, endsAt: next.endsAt } : span;
}

/** The text cut wherever a mark begins or ends, so that marks that overlap can be drawn side by side. */
export function runsOf<Mark extends Span>(letters: readonly string[], marks: readonly Mark[]): Run<Mark>[] {
  const ends = marks.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const cuts = [...new Set([0, letters.length, ...ends.filter((at) => at > 0 && at < letters.length)])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((startsAt, index) => {
    const endsAt = cuts[index + 1] ?? letters.length;
    const over = marks.filter((mark) => mark.startsAt <= startsAt && mark.endsAt >= endsAt);
    return { startsAt, endsAt, text: quoteAt(letters, { startsAt, endsAt }), marks: over };
  });
}
