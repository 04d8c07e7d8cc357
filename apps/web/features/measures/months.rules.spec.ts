import { labelled, linesOf, monthsBetween, pointsOf } from './months.rules.js';

describe('an axis of months', () => {
  it('has no holes, and ends with the last ones', () => {
    expect(monthsBetween('2023-11', '2024-02', 24)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(monthsBetween('2001-01', '2024-02', 3)).toEqual(['2023-12', '2024-01', '2024-02']);
    expect(monthsBetween('2024-02', '2024-02', 3)).toEqual(['2024-02']);
  });

  it.each([
    [0, 6, []],
    [3, 6, [0, 1, 2]],
    [7, 6, [0, 2, 4, 6]],
    [24, 6, [0, 4, 8, 12, 16, 20]],
  ])('%d months get at most %d labels', (count, most, expected) => expect(labelled(count, most)).toEqual(expected));

  it('has points where there is a share, and lines between neighbours alone', () => {
    const points = pointsOf([1, 0.5, null, 0]);
    expect(points).toEqual([
      { x: 12.5, y: 0, index: 0 },
      { x: 37.5, y: 50, index: 1 },
      { x: 87.5, y: 100, index: 3 },
    ]);
    expect(linesOf(points)).toEqual([[points[0], points[1]]]);
  });
});
