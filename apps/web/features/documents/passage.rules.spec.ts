import fc from 'fast-check';
import {
  codePointsBefore,
  codePointsIn,
  moveEnd,
  quoteAt,
  runsOf,
  snapToWords,
  type Span,
  unitsBefore,
  wordsOf,
} from './passage.rules.js';

/** Letters of one and of two units, marks that combine, blanks and punctuation: each comes up often. */
const letter = fc.constantFrom('a', 'Й', '𝔸', '🙂', '\u0306', '\u200d', '7', ' ', '\n', '.', '-', '’', '«');
const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));
const spanIn = (length: number) =>
  fc
    .tuple(fc.nat(length), fc.nat(length))
    .map(([a, b]): Span => ({ startsAt: Math.min(a, b), endsAt: Math.max(a, b) }));
const textAndSpans = text.chain((given) =>
  fc.record({ given: fc.constant(given), spans: fc.array(spanIn(codePointsIn(given)), { maxLength: 6 }) }),
);

describe('places in code points', () => {
  it('count a letter of two units once', () => {
    expect(codePointsIn('𝔸🙂b')).toBe(3);
    expect(codePointsBefore('𝔸🙂b', 4)).toBe(2);
    expect(codePointsBefore('𝔸🙂b', 3)).toBe(1);
    expect(unitsBefore('𝔸🙂b', 2)).toBe(4);
  });

  it('lead there and back', () => {
    fc.assert(
      fc.property(text, fc.nat(50), (given, at) => {
        const whole = Math.min(at, codePointsIn(given));
        expect(codePointsBefore(given, unitsBefore(given, at))).toBe(whole);
      }),
    );
  });
});

describe('snapping to words', () => {
  const snapped = (given: string, { startsAt, endsAt }: Span) => {
    const letters = Array.from(given);
    const span = snapToWords(letters, { startsAt, endsAt });
    return span && quoteAt(letters, span);
  };

  it.each([
    ['до 1 марта 2024 года', 3, 9, '1 марта'],
    ['to open the road, soon', 4, 17, 'open the road'],
    ['рентген-кабинет, сказал', 8, 10, 'рентген-кабинет'],
    ['аб’ект — так', 0, 1, 'аб’ект'],
    ['И\u0306од есть', 1, 3, 'И\u0306од'],
    ['x 𝔸𝔹ℂ y', 3, 4, '𝔸𝔹ℂ'],
    [' — … ', 0, 5, null],
    ['word', 2, 2, null],
  ] as const)('%j from %i to %i', (...[given, startsAt, endsAt, expected]) => {
    expect(snapped(given, { startsAt, endsAt })).toBe(expected);
  });

  it('is done once: snapping what was snapped changes nothing', () => {
    fc.assert(
      fc.property(textAndSpans, ({ given, spans }) => {
        const letters = Array.from(given);
        for (const span of spans) {
          const once = snapToWords(letters, span);
          if (once === null) continue;
          expect(snapToWords(letters, once)).toEqual(once);
          expect(quoteAt(letters, once)).toBe(quoteAt(letters, once).trim());
        }
      }),
    );
  });

  it('never parts a letter from the marks that combine with it', () => {
    fc.assert(
      fc.property(textAndSpans, ({ given, spans }) => {
        const letters = Array.from(given);
        for (const span of spans) {
          const end = snapToWords(letters, span)?.endsAt;
          if (end !== undefined) expect(letters[end] ?? '').not.toMatch(/\p{M}/u);
        }
      }),
    );
  });
});

describe('moving an end by a word', () => {
  const letters = Array.from('The road opens in May.');
  const words = wordsOf(letters);
  it.each([
    ['start', -1, 'The road opens'],
    ['start', 1, 'opens'],
    ['end', 1, 'road opens in'],
    ['end', -1, 'road'],
  ] as const)('%s by %i', (end, by, expected) => {
    expect(quoteAt(letters, moveEnd(words, { startsAt: 4, endsAt: 14 }, { end, by }))).toBe(expected);
  });

  it('keeps at least a word and stays inside of the text', () => {
    const whole = { startsAt: 0, endsAt: 21 };
    expect(moveEnd(words, whole, { end: 'start', by: -1 })).toEqual(whole);
    expect(moveEnd(words, whole, { end: 'end', by: 1 })).toEqual(whole);
    const one = { startsAt: 4, endsAt: 8 };
    expect(moveEnd(words, one, { end: 'start', by: 1 })).toEqual(one);
    expect(moveEnd(words, one, { end: 'end', by: -1 })).toEqual(one);
  });
});

describe('cutting into runs', () => {
  it('gives the text back whole, with every mark over exactly its words', () => {
    fc.assert(
      fc.property(textAndSpans, ({ given, spans }) => {
        const letters = Array.from(given);
        const runs = runsOf(letters, spans);
        expect(runs.map((run) => run.text).join('')).toBe(given);
        for (const span of spans) {
          const under = runs.filter(({ marks, text: words }) => words !== '' && marks.includes(span));
          expect(under.map((run) => run.text).join('')).toBe(quoteAt(letters, span));
        }
      }),
    );
  });

  it('draws marks that overlap side by side', () => {
    const letters = Array.from('abcdef');
    const [one, other] = [
      { startsAt: 0, endsAt: 4 },
      { startsAt: 2, endsAt: 6 },
    ];
    expect(runsOf(letters, [one, other]).map((run) => [run.text, run.marks.length])).toEqual([
      ['ab', 1],
      ['cd', 2],
      ['ef', 1],
    ]);
  });
});
