import fc from 'fast-check';
import { keysAfter, keysFor } from './several.rules.js';

describe('the keys of fields that choose several', () => {
  it.each([
    { what: 'chosen in the empty one', keys: [0], at: 0, isChosen: true, after: [0, 1] },
    { what: 'chosen in the empty one after others', keys: [0, 1, 2], at: 2, isChosen: true, after: [0, 1, 2, 3] },
    { what: 'another one chosen', keys: [0, 1, 2], at: 0, isChosen: true, after: [0, 1, 2] },
    { what: 'emptied: it is the empty one now', keys: [0, 1, 2], at: 0, isChosen: false, after: [1, 0] },
    { what: 'the last that is chosen emptied', keys: [0, 1, 2], at: 1, isChosen: false, after: [0, 1] },
    { what: 'the empty one emptied', keys: [0, 1, 2], at: 2, isChosen: false, after: [0, 1, 2] },
  ])('$what: $keys at $at', ({ keys, at, isChosen, after }) => {
    expect(keysAfter(keys, at, isChosen)).toEqual(after);
  });

  it.each([
    { what: 'none yet', keys: [], count: 3, fitting: [0, 1, 2] },
    { what: 'as many', keys: [1, 0], count: 2, fitting: [1, 0] },
    { what: 'fewer fields', keys: [2, 0, 1], count: 1, fitting: [2] },
    { what: 'more fields', keys: [2, 0], count: 4, fitting: [2, 0, 3, 4] },
  ])('$what: $keys for $count', ({ keys, count, fitting }) => expect(keysFor(keys, count)).toEqual(fitting));

  it('stay apart, and the field in use keeps its own, whatever is chosen and emptied', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 20 }), (acts) => {
        let keys = keysFor([], 1);
        for (const [where, isChosen] of acts) {
          const used = keys[where % keys.length];
          keys = keysAfter(keys, where % keys.length, isChosen);
          expect(keys).toContain(used);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });
});
