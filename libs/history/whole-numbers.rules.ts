/**
 * Whole numbers as a multirange of PostgreSQL: `{[1,7],[9,9]}`. Numbers that follow each other are told as one, however many.
 * @param numbers ascending
 */
export function multirangeOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return `{${ranges.map(({ from, to }) => `[${from},${to}]`).join(',')}}`;
}
