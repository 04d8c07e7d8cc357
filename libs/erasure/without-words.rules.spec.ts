import type { JsonValue } from '#history';
import fc from 'fast-check';
import { withoutWords } from './without-words.rules.js';

describe('words taken out of JSON', () => {
  it.each<[JsonValue, string[], JsonValue]>([
    ['Anna Example', ['Anna Example'], '–'],
    ['mail to Anna Example was refused', ['Anna Example'], 'mail to – was refused'],
    ['550 <anna@example.org>: no', ['anna@example.org'], '550 <–>: no'],
    ['550 <ANNA@example.org>: no', ['anna@example.org'], '550 <–>: no'],
    ['Annabel', ['Anna'], 'Annabel'],
    ['для Анны Примеровой', ['Анны Примеровой'], 'для –'],
    ['a.b (c)*', ['A.b (c'], '–)*'],
    ['Anna Example and Anna', ['Anna', 'Anna Example'], '– and –'],
    ['the zinaida said', ['zinaida'], 'the – said'],
    [{ name: 'Name', list: [1, null, true, 'Name'] }, ['Name'], { name: '–', list: [1, null, true, '–'] }],
    ['nothing to do', [''], 'nothing to do'],
    ['$& Anna', ['Anna'], '$& –'],
  ])('%j without %j', (value, words, expected) => {
    expect(withoutWords(value, { texts: words, codes: [] }, () => '–')).toEqual(expected);
  });

  it.each<[JsonValue, JsonValue]>([
    ['the minister said', 'the minister said'],
    [
      { code: 'minister', title: 'minister of steel' },
      { code: '–', title: 'minister of steel' },
    ],
  ])('%j without a code', (value, expected) => {
    expect(withoutWords(value, { texts: [], codes: ['minister'] }, () => '–')).toEqual(expected);
  });

  it('are gone wherever they stood alone, and nothing else is', () => {
    const word = fc.constantFrom('Anna Example', 'anna@example.org', 'Анна');
    const text = fc.array(fc.oneof(word, fc.constantFrom('for', 'refused:', '550')), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const value = { texts: texts.map((words) => words.join(' ')) };
        const words = { texts: ['Anna Example', 'anna@example.org', 'Анна'], codes: [] };
        const clean = JSON.stringify(withoutWords(value, words, () => '–'));
        expect(clean).not.toMatch(/Anna|anna@|Анна/);
        const kept = texts.map((words) => words.map((one) => (/^(for|refused:|550)$/.test(one) ? one : '–')).join(' '));
        expect(clean).toBe(JSON.stringify({ texts: kept }));
      }),
    );
  });
});
