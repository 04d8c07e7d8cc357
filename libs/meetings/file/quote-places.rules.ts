import type { QuotePlace } from '../quote.rules.js';

/**
 * The places of quotes in one text. Fit for ten thousand quotes in a text of a megabyte, for which counting the code
 * points before each quote anew would take minutes.
 */
export class QuotePlaces {
  /** Where the text has characters that UTF-16 writes with two units, ascending. */
  private readonly pairs: number[];
  private last = 0;

  constructor(private readonly text: string) {
    this.pairs = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), (match) => match.index);
  }

  /** How often a quote stands in the text, overlapping ones included. */
  count(quote: string): number {
    let found = 0;
    for (let at = this.text.indexOf(quote); at !== -1; at = this.text.indexOf(quote, at + 1)) found++;
    return found;
  }

  /** The place of a quote that stands in the text only once: quotes asked for in the order of the text cost nothing. */
  findOnly(quote: string): QuotePlace | null {
    const onwards = this.text.indexOf(quote, this.last);
    const at = onwards === -1 ? this.text.indexOf(quote) : onwards;
    if (at === -1) return null;
    this.last = at;
    return this.placeAt(at, quote);
  }

  /** The place of an occurrence of a quote, counted from 1; null when there are fewer. */
  find(quote: string, occurrence: number): QuotePlace | null {
    let at = -1;
    for (let nth = 0; nth < occurrence; nth++) {
      at = this.text.indexOf(quote, at + 1);
      if (at === -1) return null;
    }
    return this.placeAt(at, quote);
  }

  private placeAt(at: number, quote: string): QuotePlace {
    return { startsAt: this.codePointsBefore(at), endsAt: this.codePointsBefore(at + quote.length) };
  }

  private codePointsBefore(offset: number): number {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.pairs[middle] ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}
