import fc from 'fast-check';
import { surroundings } from './surroundings.rules.js';

const filler = 'So it was said. '.repeat(60);

it('counts code points, of which 🚌 is one', () => {
  const text = 'По 🚌🚌 сказано: абавязацельства 🚌 выканаем.';
  const start = Array.from(text).indexOf('а', 10);
  const shown = surroundings(text, start, start + 15);
  expect(shown.before + shown.quote + shown.after).toBe(text);
  expect(Array.from(shown.quote)).toHaveLength(15);
});

it('begins and ends with whole sentences, and says that there is more', () => {
  const text = `${filler}These are the words. ${filler}`;
  const start = text.indexOf('These');
  const { before, quote, after, isCut } = surroundings(text, start, start + 20);
  expect(quote).toBe('These are the words.');
  expect(before).toMatch(/^So it was said\. .*said\. $/);
  expect(after).toMatch(/^ So it was said\..*said\.$/);
  expect(isCut).toEqual({ before: true, after: true });
});

it('cuts at words where no sentence ends', () => {
  const text = `${'word '.repeat(200)}HERE${' word'.repeat(200)}`;
  const { before, after } = surroundings(text, 1000, 1004);
  expect(before).toMatch(/^(word )+$/);
  expect(after).toMatch(/^( word)+$/);
});

it('shows the words exactly, wherever they stand', () => {
  const place = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.nat(900), fc.nat(900));
  fc.assert(
    fc.property(place, ([text, one, other]) => {
      const points = Array.from(text);
      const [start, end] = [one, other].map((at) => Math.min(at, points.length)).sort((a, b) => a - b) as [
        number,
        number,
      ];
      const { before, quote, after } = surroundings(text, start, end);
      expect(quote).toBe(points.slice(start, end).join(''));
      expect(text).toContain(before + quote + after);
    }),
  );
});
