import { foundWith } from './found.rules.js';

const asked = (...ids: string[]) => ({
  data: { items: ids.map((id) => ({ id })) },
  isPlaceholderData: false,
  isLoading: false,
});
const choice = ({ id }: { id: string }) => ({ id, label: id.toUpperCase() });
const A = { id: 'a', label: 'A' };
const B = { id: 'b', label: 'B' };

describe('what a field can choose', () => {
  it.each([
    { what: 'what was found', found: asked('a', 'b'), chosen: undefined, choices: [A, B] },
    { what: 'what is chosen once, where it was found', found: asked('a', 'b'), chosen: { id: 'b' }, choices: [A, B] },
    { what: 'what is chosen last, where it was not', found: asked('b'), chosen: { id: 'a' }, choices: [B, A] },
    {
      what: 'what is chosen, with nothing found yet',
      found: { ...asked(), data: undefined },
      chosen: { id: 'a' },
      choices: [A],
    },
  ])('is $what', ({ found, chosen, choices }) => {
    expect(foundWith(found, chosen, choice)).toEqual({ choices, isBehind: false });
  });

  it.each(['isPlaceholderData', 'isLoading'])('is behind what is typed: %s', (state) => {
    expect(foundWith({ ...asked('a'), [state]: true }, undefined, choice).isBehind).toBe(true);
  });
});
