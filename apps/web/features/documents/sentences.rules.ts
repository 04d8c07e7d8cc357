import type { Span } from './passage.rules.js';

/** After these no sentence ends, although there is a full stop: what they shorten goes on. In small letters. */
const SHORTENED = new Set(
  (
    'г гг ул им св стр пп тыс млн млрд руб долл см т.е т.д т.п т.к и.о напр др проф акад гл ред обл р-н рис табл ст п ч ' +
    'гл н.э в.а вул т.зв імя акад mr mrs ms dr prof no art vol e.g i.e etc st jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

const ENDS = /[.!?…]/u;
const CLOSES = /[»”"')\]]/u;
const BLANK = /\s/u;
/** `1`, `2.1`, `а`, `IV`: what a point of a list begins with. A year is none. */
const POINT = /^(\d{1,3}(\.\d{1,3})*|\p{L}|[IVXLC]{2,6})$/u;

/**
 * The sentences of a text, without the blanks between them. A sentence ends at a full stop, a question or exclamation
 * mark with a blank and no small letter after it (a dash in between does not count), unless the stop only shortens a word, follows an initial or numbers a
 * point; a line break ends one too: headings and the points of a list have no stop.
 */
export function sentencesOf(letters: readonly string[]): Span[] {
  const sentences: Span[] = [];
  let startsAt = 0;
  for (let at = 0; at < letters.length; at++) {
    if (letters[at] !== '\n' && (!endsHere(letters, at) || isNumbered(letters, startsAt, at))) continue;
    const endsAt = letters[at] === '\n' ? at : afterClosing(letters, at + 1);
    push(letters, { startsAt, endsAt }, sentences);
    startsAt = endsAt;
    at = Math.max(at, endsAt - 1);
  }
  push(letters, { startsAt, endsAt: letters.length }, sentences);
  return sentences;
}

/** Whether the stop belongs to the number or the letter of a point: it begins what it stands before. */
function isNumbered(letters: readonly string[], startsAt: number, stop: number): boolean {
  return letters[stop] === '.' && POINT.test(letters.slice(startsAt, stop).join('').trim());
}

function afterClosing(letters: readonly string[], from: number): number {
  let at = from;
  while (at < letters.length && (ENDS.test(letters[at] ?? '') || CLOSES.test(letters[at] ?? ''))) at++;
  return at;
}

function endsHere(letters: readonly string[], at: number): boolean {
  const letter = letters[at] ?? '';
  if (!ENDS.test(letter)) return false;
  let next = afterClosing(letters, at + 1);
  if (next < letters.length && !BLANK.test(letters[next] ?? '')) return false;
  while (next < letters.length && /[\s—–-]/u.test(letters[next] ?? '')) next++;
  if (/[\p{Ll}]/u.test(letters[next] ?? '')) return false;
  return letter !== '.' || !shortens(letters, at);
}

/** Whether the stop at this place belongs to a short form (`г.`, `т.е.`) or to an initial (`А. Г.`). */
function shortens(letters: readonly string[], stop: number): boolean {
  let from = stop;
  while (from > 0 && /[\p{L}.-]/u.test(letters[from - 1] ?? '')) from--;
  const word = letters.slice(from, stop).join('');
  return /^\p{Lu}(\.\p{Lu})*$/u.test(word) || SHORTENED.has(word.toLowerCase());
}

function push(letters: readonly string[], { startsAt, endsAt }: Span, sentences: Span[]): void {
  let [from, to] = [startsAt, endsAt];
  while (from < to && BLANK.test(letters[from] ?? '')) from++;
  while (to > from && BLANK.test(letters[to - 1] ?? '')) to--;
  if (to > from) sentences.push({ startsAt: from, endsAt: to });
}
