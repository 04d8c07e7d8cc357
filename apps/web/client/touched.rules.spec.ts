import fc from 'fast-check';
import { touchedOf, touchedWithin } from './touched.rules.js';

const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.array(fc.string())));

describe('what was touched of a form', () => {
  it('is what differs, lists too', () => {
    const opened = { title: 'T', lead: 'l', posts: ['a', 'b'], day: null as string | null };
    expect(touchedOf(opened, { ...opened, title: 'U', posts: ['b', 'a'] })).toEqual({ title: 'U', posts: ['b', 'a'] });
    expect(touchedOf(opened, { ...opened, posts: ['a', 'b'] })).toEqual({});
  });

  it('put over how it was opened is what stands in it', () => {
    fc.assert(
      fc.property(values, values, (opened, more) => {
        const now = { ...opened, ...more };
        expect({ ...opened, ...touchedOf(opened, now) }).toEqual(now);
      }),
    );
  });
});

describe('what was touched within', () => {
  const before = { code: 'a', name: { en: 'A', ru: null as string | null }, aliases: ['x'] };
  it.each([
    [{ ...before }, {}],
    [{ ...before, code: 'b' }, { code: 'b' }],
    [{ ...before, name: { en: 'A', ru: 'А' } }, { name: { ru: 'А' } }],
    [{ ...before, name: { en: 'B', ru: null } }, { name: { en: 'B' } }],
    [{ ...before, aliases: ['x', 'y'] }, { aliases: ['x', 'y'] }],
    [{ ...before, aliases: ['x'] }, {}],
  ])('%#: %j', (after, said) => expect(touchedWithin(before, after)).toEqual(said));
});
