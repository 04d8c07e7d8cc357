/** Numbers that were drawn beforehand, so that what is made of them can be made again, and shrinks with them. */
export class Dice {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number {
    const number = this.numbers[this.at % this.numbers.length] ?? 0;
    this.at += 1;
    return number % below;
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  }

  /** True once in so many times; never for what has shrunk to nothing. */
  once(inSoMany: number): boolean {
    return this.below(inSoMany) === inSoMany - 1;
  }

  some<T>(values: readonly T[], most: number): T[] {
    const from = this.below(values.length);
    const count = this.below(most + 1);
    return Array.from({ length: Math.min(count, values.length) }, (_, i) => values[(from + i) % values.length]);
  }
}
