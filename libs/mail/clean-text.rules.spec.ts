import fc from 'fast-check';
import { cleanText, shorten } from './clean-text.rules.js';

describe('cleanText', () => {
  it.each([
    ['line ends become one space', 'a\r\nBcc: x', 'a Bcc: x'],
    ['separators of lines and paragraphs', 'a\u2028b\u2029c', 'a b c'],
    ['marks of direction go', 'safe\u202Egnp.exe\u2066', 'safegnp.exe'],
    ['a lone half of a pair', 'a\uD800b', 'a\uFFFDb'],
    ['a whole pair stays', 'a😀b', 'a😀b'],
    ['spaces at the ends', '  a  b ', 'a b'],
    ['ordinary words stay', 'Адкрыць «амбулаторыю» ў Лахве', 'Адкрыць «амбулаторыю» ў Лахве'],
  ])('%s', (_what, given, expected) => {
    expect(cleanText(given)).toBe(expected);
  });

  it('gives one visible line that can be encoded, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(cleanText(clean)).toBe(clean);
        expect(() => encodeURIComponent(clean)).not.toThrow();
      }),
    );
  });
});

describe('shorten', () => {
  it('leaves what fits', () => expect(shorten('abc', 3)).toBe('abc'));
  it('cuts at a space near the end', () => expect(shorten('one two three four', 16)).toBe('one two three…'));
  it('cuts a word without spaces', () => expect(shorten('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`));
  it('never cuts a pair in two', () => expect(shorten('aaa😀😀', 5)).toBe('aaa…'));
});
