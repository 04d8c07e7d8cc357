import { assert, constantFrom, nat, property, string } from 'fast-check';
import { findQuote } from '../quote.rules.js';
import { QuotePlaces } from './quote-places.rules.js';

describe('the places of quotes', () => {
  it('are the same as when every code point is counted', () => {
    // Few letters, one of them of two UTF-16 units: quotes come again and overlap.
    const words = string({ unit: constantFrom('a', 'b', 'ж', '𝄞') });
    assert(
      property(words, nat(5), nat(3), (text, start, length) => {
        const letters = [...text];
        const quote = letters.slice(start, start + length + 1).join('');
        if (quote === '') return;
        const slow = findQuote(text, quote);
        const places = new QuotePlaces(text);
        expect(places.count(quote)).toBe(slow.length);
        expect(slow.map((_, nth) => places.find(quote, nth + 1))).toEqual(slow);
        expect(places.find(quote, slow.length + 1)).toBeNull();
        if (slow.length === 1) expect([places.findOnly(quote), places.findOnly(quote)]).toEqual([...slow, ...slow]);
      }),
    );
  });
});
