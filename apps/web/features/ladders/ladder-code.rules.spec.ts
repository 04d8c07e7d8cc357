import fc from 'fast-check';
import { codeFor } from './ladder-code.rules.js';

describe('the code of a new ladder', () => {
  it.each([
    ['Strict', [], 'strict'],
    ['Strict', ['strict'], 'strict-2'],
    ['Strict', ['strict', 'strict-2'], 'strict-3'],
    ['Особый контроль', [], 'osobyj-kontrol'],
    ['Строгі, для ўрада', [], 'strogi-dlya-urada'],
    ['  École №1 ', [], 'ecole-1'],
    ['提醒', [], 'ladder'],
  ])('%s beside %j is %s', (name, taken, code) => {
    expect(codeFor(name, taken)).toBe(code);
  });

  it('is one that the register takes, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.string()), (name, taken) => {
        const code = codeFor(name, taken);
        expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(code.length).toBeLessThanOrEqual(100);
        expect(taken).not.toContain(code);
      }),
    );
  });
});
