import fc from 'fast-check';
import { ambiguous, findQuote, frozenText, misquoted, wordsAt } from './quote.rules.js';

const textOf = (whole: string) => ({ whole, codePoints: Array.from(whole) });

describe('findQuote', () => {
  it('counts code points and not UTF-16 units', () => {
    expect(findQuote('𝔸𝔹 "we will"', 'we will')).toEqual([{ startsAt: 4, endsAt: 11 }]);
  });

  it('counts a combining mark as a code point of its own and folds nothing', () => {
    const decomposed = 'cafe\u0301 ok';
    expect(findQuote(decomposed, 'ok')).toEqual([{ startsAt: 6, endsAt: 8 }]);
    expect(findQuote(decomposed, 'caf\u00e9')).toEqual([]);
    expect(findQuote('Й', 'И\u0306')).toEqual([]);
  });

  it('finds overlapping places too', () => {
    expect(findQuote('ababa', 'aba')).toEqual([
      { startsAt: 0, endsAt: 3 },
      { startsAt: 2, endsAt: 5 },
    ]);
  });

  it('finds no empty quote', () => {
    expect(findQuote('abc', '')).toEqual([]);
  });

  // Few different characters, so that repeats, overlaps and neighbours of every kind come up often.
  const character = fc.constantFrom('a', 'б', '\u0301', '𝔸', '👩', '\u200d', ' ', '\n');
  const text = fc.array(character, { minLength: 1, maxLength: 40 });

  it('finds every slice of a text where it was cut', () => {
    fc.assert(
      fc.property(text, fc.nat(39), fc.nat(39), (codePoints, one, other) => {
        const startsAt = Math.min(one, other, codePoints.length - 1);
        const endsAt = Math.min(Math.max(one, other) + 1, codePoints.length);
        const quote = codePoints.slice(startsAt, endsAt).join('');
        expect(findQuote(codePoints.join(''), quote)).toContainEqual({ startsAt, endsAt });
      }),
    );
  });

  it('finds exactly the places where the code points are equal', () => {
    const quote = fc.array(character, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, quote, (codePoints, words) => {
        const expected = codePoints.flatMap((_, at) => {
          const place = { startsAt: at, endsAt: at + words.length };
          return codePoints.slice(at, place.endsAt).join('\u0000') === words.join('\u0000') ? [place] : [];
        });
        expect(findQuote(codePoints.join(''), words.join(''))).toEqual(expected);
      }),
    );
  });

  it('gives back the quote at every place it names', () => {
    fc.assert(
      fc.property(text, fc.array(character, { minLength: 1, maxLength: 2 }), (codePoints, words) => {
        for (const place of findQuote(codePoints.join(''), words.join(''))) {
          expect(wordsAt(codePoints, place)).toBe(words.join(''));
        }
      }),
    );
  });
});

describe('misquoted', () => {
  it('accepts the words where they stand, to the very end of the text', () => {
    expect(misquoted(textOf('we will'), { startsAt: 3, endsAt: 7, quote: 'will' })).toBeNull();
  });

  it('says where the words do stand', () => {
    const text = textOf('we will, as we will');
    expect(misquoted(text, { startsAt: 0, endsAt: 4, quote: 'will' })).toBe(
      'does not stand at 0 to 4; it stands at 3 to 7, at 15 to 19',
    );
  });

  it('says that they stand nowhere', () => {
    expect(misquoted(textOf('we will'), { startsAt: 0, endsAt: 5, quote: 'shall' })).toBe(
      'does not stand at 0 to 5, nor anywhere else in the document',
    );
  });

  it('refuses a place that reaches past the end', () => {
    expect(misquoted(textOf('we will'), { startsAt: 3, endsAt: 9, quote: 'will' })).toContain('it stands at 3 to 7');
  });
});

describe('ambiguous', () => {
  const places = (count: number) => findQuote('x '.repeat(count), 'x');

  it('takes words that stand once', () => expect(ambiguous(places(1))).toBeNull());
  it('says that they do not stand there', () => expect(ambiguous(places(0))).toBe('does not stand in the document'));
  it('says how often they do, and names the first places', () => {
    expect(ambiguous(places(2))).toBe(
      'stands 2 times in the document: give startsAt and endsAt of the one that is meant, at 0 to 1, at 2 to 3',
    );
    expect(ambiguous(places(9))).toMatch(/^stands 9 times.*at 8 to 9, …$/);
  });
});

describe('frozenText', () => {
  it('turns CR LF into LF and leaves everything else as it is', () => {
    expect(frozenText('a\r\nb\rc\n\u00a0d e\u0301\r\n')).toBe('a\nb\rc\n\u00a0d e\u0301\n');
  });
});
