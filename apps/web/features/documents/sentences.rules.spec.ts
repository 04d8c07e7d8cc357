import fc from 'fast-check';
import { quoteAt } from './passage.rules.js';
import { sentencesOf } from './sentences.rules.js';

const split = (text: string) => {
  const letters = Array.from(text);
  return sentencesOf(letters).map((span) => quoteAt(letters, span));
};

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Срок — до 1 марта 2024 г. Министерство доложит.', ['Срок — до 1 марта 2024 г. Министерство доложит.']],
    ['Это к 2024 году. Доложит А. Г. Лукашенко.', ['Это к 2024 году.', 'Доложит А. Г. Лукашенко.']],
    ['Стоит 1.5 млн. рублей. Далее.', ['Стоит 1.5 млн. рублей.', 'Далее.']],
    ['«Откроем!» Так он сказал.', ['«Откроем!»', 'Так он сказал.']],
    ['«Откроем!» — сказал он.', ['«Откроем!» — сказал он.']],
    ['Heading\n1) first point;\n2) second point.', ['Heading', '1) first point;', '2) second point.']],
    [
      '1. Министерству доложить.\n2.1. Академии согласовать. До марта.',
      ['1. Министерству доложить.', '2.1. Академии согласовать.', 'До марта.'],
    ],
    ['а. Первое. IV. Второе.', ['а. Первое.', 'IV. Второе.']],
    ['2024. Другой год.', ['2024.', 'Другой год.']],
    ['Wait... what? 𝔸𝔹. Ok', ['Wait... what?', '𝔸𝔹.', 'Ok']],
    ['  \n ', []],
  ])('of %j', (text, expected) => expect(split(text)).toEqual(expected));

  it('lie in order, do not overlap, and leave out nothing but blanks', () => {
    const letter = fc.constantFrom('a', 'Б', '𝔸', '\u0306', ' ', '\n', '.', '!', '…', '»', '7');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), (given) => {
        const letters = Array.from(given.join(''));
        let at = 0;
        for (const span of sentencesOf(letters)) {
          expect(quoteAt(letters, { startsAt: at, endsAt: span.startsAt })).toMatch(/^\s*$/);
          expect(quoteAt(letters, span)).toMatch(/^\S([^]*\S)?$/u);
          at = span.endsAt;
        }
        expect(quoteAt(letters, { startsAt: at, endsAt: letters.length })).toMatch(/^\s*$/);
      }),
    );
  });
});
