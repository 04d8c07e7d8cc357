import fc from 'fast-check';
import { withGaps } from './virtual-gaps.rules.js';

const HEIGHT = 50;
const placed = (index: number) => ({ index, start: 200 + index * HEIGHT, end: 200 + (index + 1) * HEIGHT });

describe('lines with gaps', () => {
  it('take as much room as all lines would, whichever are shown', () => {
    const some = fc.uniqueArray(fc.nat(99)).map((indexes) => indexes.sort((a, b) => a - b));
    fc.assert(
      fc.property(some, (indexes) => {
        const shown = withGaps(indexes.map(placed), { from: 200, to: 200 + 100 * HEIGHT });
        const heights = shown.map((one) => (one.kind === 'gap' ? one.height : HEIGHT));
        expect(heights.reduce((sum, height) => sum + height, 0)).toBe(100 * HEIGHT);
        expect(shown.flatMap((one) => (one.kind === 'line' ? [one.index] : []))).toEqual(indexes);
      }),
    );
  });

  it('have none where nothing is left out', () => {
    expect(withGaps([0, 1].map(placed), { from: 200, to: 300 })).toEqual([
      { kind: 'line', index: 0 },
      { kind: 'line', index: 1 },
    ]);
  });
});
