/** What the operator sees: a line per step with its time, then nothing but what needs attention. */
export const screen = {
  line(text: string): void {
    process.stdout.write(`${text}\n`);
  },

  problem(text: string): void {
    process.stderr.write(`${text}\n`);
  },

  /** Says what is being done, does it, says how long it took. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    process.stdout.write(`  ${title} … `);
    try {
      const result = await work();
      process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`);
      return result;
    } catch (error) {
      process.stdout.write('failed\n');
      throw error;
    }
  },
};
