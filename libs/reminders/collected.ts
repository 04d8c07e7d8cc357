interface Waiting<T, Result> {
  item: T;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Writes things as they come: while one statement is under way the next things collect, and go into one statement after
 * it. So nothing waits for a full batch, and many at once do not cost a transaction each.
 */
export class Collected<T, Result> {
  private waiting: Waiting<T, Result>[] = [];
  private isWriting = false;

  /** @param write gives the results of some items, in their order. */
  constructor(private readonly write: (items: readonly T[]) => Promise<readonly Result[]>) {}

  add(item: T): Promise<Result> {
    const written = new Promise<Result>((done, failed) => this.waiting.push({ item, done, failed }));
    if (!this.isWriting) void this.writeAll();
    return written;
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        const results = await this.write(batch.map(({ item }) => item));
        batch.forEach(({ done }, place) => done(results[place]));
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isWriting = false;
  }
}
