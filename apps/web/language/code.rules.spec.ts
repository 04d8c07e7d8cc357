import fc from 'fast-check';
import { codeOf, isCode } from './code.rules.js';

describe('a code made from a name', () => {
  it.each([
    ['Ministry of Industry', 'ministry-of-industry'],
    ['Особый контроль', 'osobyj-kontrol'],
    ['Строгі, для ўрада', 'strogi-dlya-urada'],
    ['  École №1 ', 'ecole-1'],
    ['提醒', ''],
  ])('%s is %s', (name, code) => expect(codeOf(name)).toBe(code));

  it('is one that the register takes, or empty, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const code = codeOf(name);
        expect(code === '' || isCode(code)).toBe(true);
      }),
    );
  });
});

describe('what is taken as a code', () => {
  it.each([
    ['by-ministry-industry', true],
    ['By-Ministry', false],
    ['by--ministry', false],
    ['-by', false],
    ['by_ministry', false],
    ['', false],
    ['a'.repeat(100), true],
    ['a'.repeat(101), false],
  ])('%s: %s', (text, taken) => expect(isCode(text)).toBe(taken));
});
