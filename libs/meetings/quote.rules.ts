/** A span of a text. Offsets count Unicode code points from 0; `endsAt` is exclusive. */
export interface QuotePlace {
  startsAt: number;
  endsAt: number;
}

/** A place together with the words that are claimed to stand there. */
export interface QuoteSpan extends QuotePlace {
  quote: string;
}

/**
 * The text as it is frozen: exactly as given, save that a line ends in LF and not in CR LF. That one difference comes
 * and goes unseen with every editor and browser; any other (a composed or a decomposed letter, a kind of space) belongs
 * to the text.
 */
export function frozenText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Every place where a quote stands word for word in a text, overlapping ones included, in order. */
export function findQuote(text: string, quote: string): QuotePlace[] {
  if (quote === '') return [];
  const length = countCodePoints(quote);
  const places: QuotePlace[] = [];
  let counted = 0;
  let startsAt = 0;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    startsAt += countCodePoints(text.slice(counted, at));
    counted = at;
    places.push({ startsAt, endsAt: startsAt + length });
  }
  return places;
}

/** What stands at a place of a text given as its code points; shorter than the place where the text ends before. */
export function wordsAt(codePoints: readonly string[], place: QuotePlace): string {
  return codePoints.slice(place.startsAt, place.endsAt).join('');
}

/** What is wrong with a span, in words that help to put it right; null when the words stand where they should. */
export function misquoted(text: { whole: string; codePoints: readonly string[] }, span: QuoteSpan): string | null {
  if (wordsAt(text.codePoints, span) === span.quote && span.endsAt <= text.codePoints.length) return null;
  const places = findQuote(text.whole, span.quote);
  const at = `at ${span.startsAt} to ${span.endsAt}`;
  if (places.length === 0) return `does not stand ${at}, nor anywhere else in the document`;
  return `does not stand ${at}; it stands ${listed(places)}`;
}

/** Why words alone do not name one place; null when they do. */
export function ambiguous(places: readonly QuotePlace[]): string | null {
  if (places.length === 1) return null;
  if (places.length === 0) return 'does not stand in the document';
  return `stands ${places.length} times in the document: give startsAt and endsAt of the one that is meant, ${listed(places)}`;
}

const MOST_LISTED = 5;

function listed(places: readonly QuotePlace[]): string {
  const shown = places.slice(0, MOST_LISTED).map(({ startsAt, endsAt }) => `at ${startsAt} to ${endsAt}`);
  return shown.join(', ') + (places.length > MOST_LISTED ? ', …' : '');
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
