import fc from 'fast-check';
import { segmentsOf } from './bars.rules.js';

describe('the segments of a bar', () => {
  it('lie end to end, as wide as their share of the longest', () => {
    const bar = segmentsOf(
      [
        { name: 'late', count: 1 },
        { name: 'none', count: 0 },
        { name: 'overdue', count: 3 },
      ],
      8,
    );
    expect(bar).toEqual([
      { name: 'late', count: 1, from: 0, width: 12.5 },
      { name: 'overdue', count: 3, from: 12.5, width: 37.5 },
    ]);
    expect(segmentsOf([{ name: 'late', count: 0 }], 0)).toEqual([]);
  });

  it('never leave the drawing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), fc.nat(1000), (counts, more) => {
        const sum = counts.reduce((total, count) => total + count, 0);
        const bar = segmentsOf(
          counts.map((count) => ({ name: 'any', count })),
          sum + more,
        );
        for (const { from, width } of bar) expect(from + width).toBeLessThanOrEqual(100.000001);
      }),
    );
  });
});
