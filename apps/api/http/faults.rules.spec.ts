import { z } from 'zod';
import { faultsOf, MOST_FAULTS } from './faults.rules.js';

const Thing = z.strictObject({ name: z.string(), parts: z.array(z.int()).optional() });

function found(value: unknown) {
  return faultsOf(Thing.safeParse(value).error?.issues ?? [], []);
}

const unknown = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 0]));

describe('faultsOf', () => {
  it('tells each fault with its field', () => {
    const { faults, more } = found({ name: 7, parts: [1, 'x'], bad: 1, worse: 2 });
    expect(faults.map(({ path }) => path)).toEqual(['name', 'parts[1]', 'bad', 'worse']);
    expect(more).toBe(0);
  });

  it.each([
    [MOST_FAULTS, 0],
    [MOST_FAULTS + 1, 1],
    [300_000, 300_000 - MOST_FAULTS],
  ])('of %d unknown fields tells the first, and of %d only that they are there', (count, more) => {
    const told = found({ name: 'a', ...unknown(count) });
    expect({ faults: told.faults.length, more: told.more }).toEqual({ faults: MOST_FAULTS, more });
    expect(told.faults[0]).toEqual({ path: 'k0', rule: 'unknown_field', message: 'is not known here' });
  });

  it('counts wrong values and unknown fields together', () => {
    const told = found({ name: 7, parts: Array.from({ length: 60 }, () => 'x'), ...unknown(10) });
    expect({ faults: told.faults.length, more: told.more }).toEqual({ faults: MOST_FAULTS, more: 71 - MOST_FAULTS });
  });
});
