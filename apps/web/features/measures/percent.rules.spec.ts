import { percentOf } from './percent.rules.js';

describe('a share in per cent', () => {
  it.each([
    [0, 0],
    [0.004, 1],
    [2 / 3, 67],
    [0.5, 50],
    [0.996, 99],
    [1, 100],
  ])('%d is %d', (value, percent) => expect(percentOf(value)).toBe(percent));
});
