import { multirangeOf } from './whole-numbers.rules.js';

it.each<[number[], string]>([
  [[], '{}'],
  [[3], '{[3,3]}'],
  [[1, 2, 3, 4], '{[1,4]}'],
  [[1, 2, 4, 5, 9], '{[1,2],[4,5],[9,9]}'],
  [[0, 9_999_999_999], '{[0,0],[9999999999,9999999999]}'],
])('%j is %s', (numbers, text) => {
  expect(multirangeOf(numbers)).toBe(text);
});
