import fc from 'fast-check';
import { refuseLead, refuseOwnWork } from './own-work.rules.js';

const person = fc.constantFrom('A', 'B', 'C', 'D');
const hands = fc.record({ personId: person, onBehalfOfId: fc.option(person) });

describe('refuseOwnWork', () => {
  it.each([
    ['one decides alone on their own', ['A', null], ['A', null], true],
    ['a deputy decides on the work of who they stand in for', ['B', 'A'], ['A', null], true],
    ['one decides on what a deputy did for them', ['A', null], ['B', 'A'], true],
    ['a deputy decides for the controller on their own report', ['B', 'C'], ['B', null], true],
    ['one absent person is behind both', ['B', 'A'], ['C', 'A'], true],
    ['a registrar reported for somebody else', ['C', null], ['R', 'A'], false],
    ['nobody is behind two acts without deputies', ['A', null], ['B', null], false],
  ] as const)('%s', (...[, decider, author, refused]) => {
    const of = ([personId, onBehalfOfId]: readonly [string, string | null]) => ({ personId, onBehalfOfId });
    expect(refuseOwnWork(of(decider), of(author), 'report') !== null).toBe(refused);
  });

  it('refuses exactly when one person has a hand in both', () => {
    fc.assert(
      fc.property(hands, hands, (decider, author) => {
        const of = (h: typeof decider) => new Set([h.personId, h.onBehalfOfId].filter((id) => id !== null));
        const both = [...of(decider)].some((id) => of(author).has(id));
        expect(refuseOwnWork(decider, author, 'request') !== null).toBe(both);
      }),
    );
  });
});

describe('refuseLead', () => {
  it.each(['deadline', 'report'] as const)(
    'refuses a decision on a %s to whoever acts through the post of the lead',
    (what) => {
      expect(refuseLead(['other', 'lead'], { leadPostId: 'lead', what })).toMatchObject({
        kind: 'forbidden',
        message: expect.stringContaining(what) as string,
      });
      expect(refuseLead(['other'], { leadPostId: 'lead', what })).toBeNull();
      expect(refuseLead([], { leadPostId: 'lead', what })).toBeNull();
    },
  );
});
